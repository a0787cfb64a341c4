import type { IntakeFactName, IntakeFacts } from '../domain/judgement/intake-facts.ts';

interface FactWords<Choice extends string> {
  /** The question that procurement answers. */
  label: string;
  hint: string;
  /** In tables. */
  short: string;
  choices: Record<Choice, { label: string; hint: string }>;
}

/** The inherent-risk facts in plain words. */
export const intakeFactWords: { [Name in IntakeFactName]: FactWords<IntakeFacts[Name]> } = {
  dataSensitivity: {
    label: 'What is the most sensitive data that the system will see?',
    hint: 'Count what people type into it and what it is connected to, not only what it is meant for.',
    short: 'Data sensitivity',
    choices: {
      none: { label: 'Public data only', hint: 'Nothing that is not already published.' },
      internal: { label: 'Internal data', hint: 'Business data that names no individual.' },
      personal: { label: 'Personal data', hint: 'Anything about an identifiable person: names, contacts, behaviour.' },
      'special-category': {
        label: 'Special-category data',
        hint: 'Health, biometrics, ethnicity, beliefs, union membership, sex life, or criminal records.',
      },
    },
  },
  impactOnPeople: {
    label: 'What can happen to a person when the system gets it wrong?',
    hint: 'Think of customers, applicants and employees, not only of users.',
    short: 'Impact on people',
    choices: {
      none: { label: 'Nothing', hint: 'No individual is affected.' },
      minor: { label: 'A minor inconvenience', hint: 'Noticed and put right within the day.' },
      significant: { label: 'A significant effect', hint: 'Money, opportunity, service or wellbeing; hard to put right.' },
      'legal-or-similar': {
        label: 'A legal or similarly serious effect',
        hint: 'Credit, employment, insurance, benefits, education, health or safety.',
      },
    },
  },
  autonomy: {
    label: 'How much does the system decide by itself?',
    hint: 'As it will be used with us, not as it could be used.',
    short: 'Autonomy',
    choices: {
      assists: { label: 'It assists', hint: 'A person does the work and uses what it offers: drafting, search, summaries.' },
      recommends: { label: 'It recommends', hint: 'A person weighs each recommendation before anything happens.' },
      'decides-with-review': { label: 'It decides, people review', hint: 'It acts first; somebody checks samples or exceptions.' },
      'decides-alone': { label: 'It decides alone', hint: 'It acts and nobody looks unless something goes wrong.' },
    },
  },
  scale: {
    label: 'How many people will it affect in a year?',
    hint: 'Count the people it is about as well as those who use it.',
    short: 'People affected',
    choices: {
      'under-100': { label: 'Fewer than 100', hint: 'One team, or a pilot.' },
      'under-10000': { label: '100 to 9,999', hint: 'A department, or a small group of customers.' },
      'under-1000000': { label: '10,000 to 999,999', hint: 'The whole company, or many customers.' },
      'over-1000000': { label: '1,000,000 or more', hint: 'The general public.' },
    },
  },
  replaceability: {
    label: 'How hard would it be to stop using it?',
    hint: 'If the supplier failed tomorrow.',
    short: 'Ease of replacement',
    choices: {
      easy: { label: 'Easy', hint: 'Days: another product, or by hand.' },
      moderate: { label: 'Some work', hint: 'Weeks to months; some processes would suffer.' },
      hard: { label: 'Hard', hint: 'No ready alternative; an important service would stop.' },
    },
  },
  aiActClass: {
    label: 'Which class of the EU AI Act does the use fall into?',
    hint: 'The class follows from the use. If in doubt, choose the higher one and ask Legal.',
    short: 'EU AI Act class',
    choices: {
      minimal: { label: 'Minimal risk', hint: 'None of the classes below.' },
      limited: { label: 'Transparency duties', hint: 'People talk to it, or see content that it made (Article 50).' },
      'general-purpose': {
        label: 'General-purpose model',
        hint: 'It offers, or is built directly on, a general-purpose AI model (Chapter V).',
      },
      'high-risk': {
        label: 'High risk',
        hint: 'A use in Annex III, or a safety component (Article 6): hiring, credit, education, critical infrastructure …',
      },
    },
  },
};

/** The chosen answer in words, for tables. */
export const factChoiceLabel = (fact: IntakeFactName, choice: string): string =>
  (intakeFactWords[fact].choices as Record<string, { label: string }>)[choice]?.label ?? choice;
