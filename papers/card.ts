import type { CodeCard, Quote } from './content'
import { contentWidth, page, type Sheet } from './sheet'

const inset = 28
const inner = { x: page.margin + inset, width: contentWidth - 2 * inset }

/** What somebody wrote, beside a line of the accent; each of its lines begins one. */
export function drawQuote(sheet: Sheet, { text }: Quote): void {
  const look = { style: 'display', size: text.length > 200 ? 12 : 14 } as const
  const place = { x: page.margin + 18, width: contentWidth - 18 }
  const lines = text.split('\n')
  const height = lines.reduce((sum, line) => sum + sheet.heightOf(line, place.width, look), 0)
  sheet.need(height)
  const top = sheet.y
  for (const line of lines) sheet.y += sheet.write(line, sheet.y, place, look)
  sheet.pdf.rect(page.margin, top, 3, height).fill(sheet.colours.accent)
  sheet.y += 26
}

/** A card of the accent's tint, with its code in large: it is read out on the telephone. */
export function drawCodeCard(sheet: Sheet, { title, detail, label, code, until }: CodeCard): void {
  const { accent, accentSoft, muted } = sheet.colours
  const heading = { style: 'display', size: 25 } as const
  const height = sheet.heightOf(title, inner.width, heading) + 160
  sheet.need(height)
  const top = sheet.y
  sheet.pdf.roundedRect(page.margin, top, contentWidth, height, 12).fill(accentSoft)
  sheet.pdf.roundedRect(page.margin, top, contentWidth, height, 12).lineWidth(1).strokeColor(accent).stroke()
  sheet.y += 24
  sheet.y += sheet.write(title, sheet.y, inner, { ...heading, colour: accent })
  sheet.y += sheet.write(detail, sheet.y, inner, { size: 12 }) + 18
  sheet.y += sheet.write(label, sheet.y, inner, { size: 9.5, colour: muted })
  sheet.y += sheet.write(code, sheet.y, inner, { style: 'strong', size: 24 }) + 8
  sheet.write(until, sheet.y, inner, { style: 'strong', size: 11 })
  sheet.y = top + height + 28
}
