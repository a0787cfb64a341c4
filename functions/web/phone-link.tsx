import { telephoneAddress } from '../domain/phone-number.ts';

/** A phone number as it was typed, for a tap to dial. It goes to the next line as a whole, unless it is longer than the line. */
export const PhoneLink = ({ number }: { number: string }) => (
  <a class="phone" href={telephoneAddress(number)}>
    {number}
  </a>
);
