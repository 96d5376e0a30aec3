import { fill } from '@/lib/core/elision'
import texts from '@/messages/fr/papers'
import type { Paper } from './content'
import { contentWidth, page, type Sheet } from './sheet'

type Place = { x: number; width: number }

const half = contentWidth / 2 - 12
const left: Place = { x: page.margin, width: half }
/** The longest title fits on a line beside the structure's name. */
const heading: Place = { x: page.margin + contentWidth * 0.4, width: contentWidth * 0.6 }
const right: Place = { x: page.margin + contentWidth / 2 + 12, width: half }

function writeLines(sheet: Sheet, lines: readonly string[], y: number, place: Place, colour: string): number {
  return lines.filter(Boolean).reduce((at, line) => at + sheet.write(line, at, place, { size: 9.5, colour }), y)
}

/** Who writes and what it is, at the top; whom it is for and its facts under a line. */
export function drawHead(sheet: Sheet, { title, number, issuer, recipient, facts }: Paper): void {
  const { accent, muted, ink } = sheet.colours
  sheet.pdf.rect(0, 0, page.width, 6).fill(accent)
  sheet.write(
    issuer.name,
    page.margin,
    { x: page.margin, width: contentWidth * 0.38 },
    { style: 'display', size: 20, colour: accent },
  )
  const after = writeLines(sheet, issuer.lines, page.margin + 32, left, muted)
  const taken = sheet.write(title, page.margin, heading, { style: 'display', size: 20, align: 'right' })
  if (number) {
    const look = { style: 'strong', size: 11, colour: muted, align: 'right' } as const
    sheet.write(fill(texts.frame.number, { number }), page.margin + taken + 2, heading, look)
  }
  const top = Math.max(after, page.margin + 80) + 16
  sheet.rule(top)
  const factsEnd = facts.reduce((y, { label, value }) => {
    sheet.write(label, y, { x: page.margin, width: 96 }, { size: 9.5, colour: muted })
    return y + sheet.write(value, y, { x: page.margin + 100, width: half - 100 }, { size: 9.5 }) + 2
  }, top + 14)
  let recipientEnd = top
  if (recipient) {
    sheet.write(recipient.label, top + 14, right, { size: 9.5, colour: muted })
    recipientEnd = writeLines(sheet, recipient.lines, top + 29, right, ink)
  }
  sheet.y = Math.max(factsEnd, recipientEnd) + 24
}

/** The small print and the number of each page, once all pages are there. */
export function drawFeet(sheet: Sheet, { foot }: Paper): void {
  const { count } = sheet.pdf.bufferedPageRange()
  const look = { size: 8, colour: sheet.colours.muted }
  for (let index = 0; index < count; index += 1) {
    sheet.pdf.switchToPage(index)
    sheet.rule(page.bottom + 14)
    let y = page.bottom + 20
    const place = { x: page.margin, width: contentWidth * 0.8 }
    for (const line of foot) y += sheet.write(line, y, place, look)
    const pages = fill(texts.frame.page, { page: String(index + 1), pages: String(count) })
    const corner = { x: page.margin + contentWidth * 0.8, width: contentWidth * 0.2 }
    sheet.write(pages, page.bottom + 20, corner, { ...look, align: 'right' })
  }
}
