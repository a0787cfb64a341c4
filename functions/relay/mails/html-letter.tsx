import { DEFAULT_LANGUAGE } from '../../domain/language.ts';
import { telephoneAddress } from '../../domain/phone-number.ts';
import { type MailTexts, mailTexts } from '../../texts/mails.ts';
import type { Block, Letter } from './letter.tsx';

const colours = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.page{background:#15181c!important}.sheet{background:#1e2328!important;color:#e8eaed!important}
.quiet{color:#a9b1ba!important}.line{border-color:#3a424b!important}.button{background:#8ab4f8!important;color:#10151c!important}.plain{color:#8ab4f8!important}}`;

const page = 'margin:0;padding:24px 12px;background:#f2f4f6';
const sheet =
  'max-width:600px;margin:0 auto;padding:28px 28px 20px;border-radius:8px;background:#ffffff;color:#1c2128;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif';
const button =
  'display:inline-block;padding:12px 22px;border-radius:6px;background:#0b57d0;color:#ffffff;font-weight:600;text-decoration:none';
const quiet = 'color:#56606b;font-size:14px';
const code = 'margin:20px 0;font:700 34px/1.3 ui-monospace,Consolas,Menlo,monospace;letter-spacing:4px;user-select:all';
const hidden = 'display:none;max-height:0;overflow:hidden';

/** The one layout of all mails: a sheet without tables, readable with images off, in light and in dark. */
export function HtmlLetter({ letter }: { letter: Letter }) {
  const { language = DEFAULT_LANGUAGE } = letter;
  const { frame } = mailTexts(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{letter.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: colours }} />
      </head>
      <body class="page" style={page}>
        <div style={hidden}>{letter.preview}</div>
        <div class="sheet" style={sheet}>
          <p style="margin-top:0">{frame.greeting(letter.to)}</p>
          {letter.body.map((block) => (
            <HtmlBlock block={block} frame={frame} />
          ))}
          <p class="quiet line" style={`${quiet};margin-top:28px;padding-top:14px;border-top:1px solid #dde2e7`}>
            {letter.footer}
          </p>
        </div>
      </body>
    </html>
  );
}

function HtmlBlock({ block, frame }: { block: Block; frame: MailTexts['frame'] }) {
  if ('p' in block) return <p>{block.p}</p>;
  if ('call' in block) {
    const number = (
      <a class="plain phone" style="color:#0b57d0;display:inline-block" href={telephoneAddress(block.call)}>
        {block.call}
      </a>
    );
    return <p>{frame.call(block.name, number)}</p>;
  }
  if ('small' in block)
    return (
      <p class="quiet" style={quiet}>
        {block.small}
      </p>
    );
  if ('facts' in block)
    return (
      <dl class="line" style="margin:16px 0;padding-left:14px;border-left:3px solid #c9d1d9">
        {block.facts.map(([label, value]) => (
          <>
            <dt class="quiet" style={quiet}>
              {label}
            </dt>
            <dd style="margin:0 0 8px">{value}</dd>
          </>
        ))}
      </dl>
    );
  if ('list' in block)
    return (
      <ul style="padding-left:22px">
        {block.list.map((entry) => (
          <li style="margin-bottom:6px">{entry}</li>
        ))}
      </ul>
    );
  if ('code' in block) return <p style={code}>{block.code}</p>;
  if ('quote' in block)
    return (
      <>
        <p style="margin-bottom:4px">{frame.writes(block.by)}</p>
        <blockquote class="line" style="margin:0 0 16px;padding-left:14px;border-left:3px solid #c9d1d9;white-space:pre-line">
          {block.quote}
        </blockquote>
      </>
    );
  return (
    <>
      <p style="margin:22px 0 10px">
        <a class="button" style={button} href={block.url}>
          {block.button}
        </a>
      </p>
      <p class="quiet" style={`${quiet};margin-top:0`}>
        {frame.copyAddress}
        <br />
        <a class="plain" style="color:#0b57d0;word-break:break-all" href={block.url}>
          {block.url}
        </a>
      </p>
    </>
  );
}
