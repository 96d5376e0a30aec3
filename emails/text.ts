import type { Block, FooterLine, MailContent, Paragraph, Run } from './content'

/** A line stays one, whatever its length: each reader, a phone's too, folds it to its own width. */
const flow = (text: string): string => text.split(/ +/).join(' ')

const runText = ({ text, label }: Run): string => (label === undefined ? text : `${label}\u00a0: ${text}`)

const facts = (list: readonly { label: string; value: string }[]): string =>
  list.map(({ label, value }) => `${label}\u00a0: ${value}`).join('\n')

function renderBlock(block: Paragraph | Block): string {
  switch (block.kind) {
    case 'paragraph':
      return flow(block.runs.map(runText).join(''))
    case 'button':
      return `${block.label}\u00a0:\n${block.href}`
    case 'ticket':
      return `  ${block.weekday} ${block.day} ${block.month}, ${block.time}\n${facts(block.facts).replace(/^/gm, '  ')}`
    case 'facts':
      return facts(block.facts)
    case 'bill': {
      const lines = block.lines.map(
        (line) => `- ${line.name}${line.detail ? ` (${line.detail})` : ''}\u00a0: ${line.amount}`,
      )
      return [...lines, `${block.total.label}\u00a0: ${block.total.value}`].join('\n')
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
export function renderText({ brand, title, body, footer }: MailContent): string {
  const signature = [brand.name, brand.postalAddress, brand.phone, brand.email, brand.url].filter(Boolean).join('\n')
  return [title, ...body.map(renderBlock).filter(Boolean), `-- \n${signature}`, ...footer.map(renderLine)].join('\n\n')
}
