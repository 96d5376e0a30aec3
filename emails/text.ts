import type { Block, FooterLine, MailContent, Paragraph, Run } from './content'

/** A line stays one, whatever its length: each reader, a phone's too, folds it to its own width. */
const flow = (text: string): string => text.split(/ +/).join(' ')

/** French has a space before it. */
const colonOf = ({ locale }: Pick<MailContent, 'locale'>): string => (locale === 'en' ? ':' : '\u00a0:')

const runText = ({ text, label }: Run, colon: string): string =>
  label === undefined ? text : `${label}${colon} ${text}`

const facts = (list: readonly { label: string; value: string }[], colon: string): string =>
  list.map(({ label, value }) => `${label}${colon} ${value}`).join('\n')

function renderBlock(block: Paragraph | Block, colon: string): string {
  switch (block.kind) {
    case 'paragraph':
      return flow(block.runs.map((run) => runText(run, colon)).join(''))
    case 'button':
      return `${block.label}${colon}\n${block.href}`
    case 'ticket':
      return `  ${block.weekday} ${block.day} ${block.month}, ${block.time}\n${facts(block.facts, colon).replace(/^/gm, '  ')}`
    case 'facts':
      return facts(block.facts, colon)
    case 'bill': {
      const lines = block.lines.map(
        (line) => `- ${line.name}${line.detail ? ` (${line.detail})` : ''}${colon} ${line.amount}`,
      )
      return [...lines, `${block.total.label}${colon} ${block.total.value}`].join('\n')
    }
    case 'picture':
      return block.alt
    case 'quote':
      return block.text.replace(/^/gm, '> ')
  }
}

const renderLine = (line: FooterLine): string =>
  typeof line === 'string' ? flow(line) : `${flow(line.text)}\n${line.href}`

/** The same mail for whoever reads no html; a mail program shows one or the other. */
export function renderText({ brand, locale, title, body, footer }: MailContent): string {
  const colon = colonOf({ locale })
  const parts = body.map((part) => renderBlock(part, colon)).filter(Boolean)
  const signature = [brand.name, brand.postalAddress, brand.phone, brand.email, brand.url].filter(Boolean).join('\n')
  return [title, ...parts, `-- \n${signature}`, ...footer.map(renderLine)].join('\n\n')
}
