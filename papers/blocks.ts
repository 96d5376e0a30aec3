import { drawCodeCard, drawQuote } from './card'
import type { Block, Cell, Paragraph, Signature, Table, Totals } from './content'
import { contentWidth, page, type Sheet } from './sheet'

const gap = 12
const padding = 7

function placesOf({ columns }: Table): { x: number; width: number }[] {
  let x: number = page.margin
  return columns.map(({ share }) => {
    const place = { x, width: contentWidth * share - gap }
    x += contentWidth * share
    return place
  })
}

const alignOf = (table: Table, index: number): 'left' | 'right' => (table.columns[index]!.isNumeric ? 'right' : 'left')
/** The last column reaches the margin. */
const widthOf = (table: Table, index: number, width: number) =>
  index === table.columns.length - 1 ? width + gap : width

function drawHeads(sheet: Sheet, table: Table): void {
  const places = placesOf(table)
  const heights = table.columns.map(({ label }, index) => {
    const place = { x: places[index]!.x, width: widthOf(table, index, places[index]!.width) }
    const look = { style: 'strong', size: 8.5, colour: sheet.colours.muted, align: alignOf(table, index) } as const
    return sheet.write(label, sheet.y, place, look)
  })
  sheet.y += Math.max(...heights) + 5
  sheet.rule(sheet.y, sheet.colours.accent)
}

const heightOf = (sheet: Sheet, cell: Cell, width: number): number =>
  sheet.heightOf(cell.text, width) + (cell.detail ? sheet.heightOf(cell.detail, width, { size: 8.5 }) : 0)

function drawRow(sheet: Sheet, table: Table, row: readonly Cell[]): void {
  const places = placesOf(table).map(({ x, width }, index) => ({ x, width: widthOf(table, index, width) }))
  const height = Math.max(...row.map((cell, index) => heightOf(sheet, cell, places[index]!.width))) + 2 * padding
  if (sheet.need(height)) drawHeads(sheet, table)
  row.forEach((cell, index) => {
    const align = alignOf(table, index)
    const taken = sheet.write(cell.text, sheet.y + padding, places[index]!, { align })
    if (!cell.detail) return
    const look = { size: 8.5, colour: sheet.colours.muted, align }
    sheet.write(cell.detail, sheet.y + padding + taken, places[index]!, look)
  })
  sheet.y += height
  sheet.rule(sheet.y)
}

function drawTable(sheet: Sheet, table: Table): void {
  sheet.need(60)
  drawHeads(sheet, table)
  for (const row of table.rows) drawRow(sheet, table, row)
  sheet.y += gap
}

function drawTotals(sheet: Sheet, { facts }: Totals): void {
  const whole = contentWidth * 0.62
  const x = page.margin + contentWidth - whole
  const place = { x, width: whole * 0.66 }
  sheet.need(facts.length * 22 + 20)
  facts.forEach(({ label, value }, index) => {
    const isLast = index === facts.length - 1
    const size = isLast ? 13 : 10
    if (isLast && facts.length > 1) sheet.rule(sheet.y, sheet.colours.line, x)
    sheet.y += 6
    const name = isLast ? ({ style: 'strong', size: 10.5 } as const) : {}
    const height = sheet.write(label, sheet.y + (isLast ? 2 : 0), place, name)
    const figure = isLast ? ({ style: 'display', colour: sheet.colours.accent } as const) : {}
    const right = { x: x + place.width, width: whole - place.width }
    sheet.write(value, sheet.y, right, { ...figure, size, align: 'right' })
    sheet.y += Math.max(height, size * 1.4) + 2
  })
  sheet.y += gap
}

function drawParagraph(sheet: Sheet, { text, isStrong }: Paragraph): void {
  const look = { style: isStrong ? 'strong' : 'text', size: 10.5 } as const
  sheet.need(sheet.heightOf(text, contentWidth, look))
  sheet.y += sheet.write(text, sheet.y, { x: page.margin, width: contentWidth }, look) + gap
}

function drawSignature(sheet: Sheet, { lines }: Signature): void {
  sheet.need(lines.length * 16 + 60)
  sheet.y += gap
  const x = page.margin + contentWidth / 2
  for (const line of lines) sheet.y += sheet.write(line, sheet.y, { x, width: contentWidth / 2 })
}

export function drawBlock(sheet: Sheet, block: Block): void {
  if (block.kind === 'table') drawTable(sheet, block)
  else if (block.kind === 'totals') drawTotals(sheet, block)
  else if (block.kind === 'paragraph') drawParagraph(sheet, block)
  else if (block.kind === 'quote') drawQuote(sheet, block)
  else if (block.kind === 'code') drawCodeCard(sheet, block)
  else drawSignature(sheet, block)
}
