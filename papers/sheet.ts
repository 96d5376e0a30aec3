import PDFDocument from 'pdfkit'
import { lightPalette, type Palette } from '@/lib/core/colours'
import type { Paper } from './content'
import { listFonts, type Style, toRuns } from './fonts'

/** A4 in points, with 2 cm of margin; what stands below `bottom` is the foot's. */
export const page = { width: 595.28, height: 841.89, margin: 56, bottom: 760 } as const
export const contentWidth = page.width - 2 * page.margin

export type TextLook = { style?: Style; size?: number; colour?: string; align?: 'left' | 'right' }
type Place = { x: number; width: number }

/** The library writes the metadata as XML without escaping it. */
const toMetadata = (text: string): string => text.replaceAll('&', 'et').replace(/[<>]/g, '')

/** The page being written: texts flow from `y` downwards, and what doesn't fit goes to the next page. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument
  readonly colours: Palette
  y: number = page.margin

  constructor({ title, number, issuer, writtenAt, facturX }: Paper) {
    this.colours = lightPalette(issuer.accentHue, issuer.accentChroma)
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      lang: 'fr-FR',
      displayTitle: true,
      pdfVersion: '1.7',
      ...(facturX ? { subset: 'PDF/A-3b' as const } : {}),
      // None of the standard fonts: they aren't embedded, which PDF/A refuses.
      font: '',
      info: {
        Title: [title, number].filter(Boolean).join(' '),
        Author: toMetadata(issuer.name),
        CreationDate: writtenAt,
      },
    })
    for (const { name, bytes } of listFonts()) this.pdf.registerFont(name, bytes)
  }

  /** Room for something of this height, on this page or the next. @returns whether a page was turned */
  need(height: number): boolean {
    if (this.y + height <= page.bottom) return false
    this.pdf.addPage()
    this.y = page.margin
    return true
  }

  private measure(text: string, style: Style, size: number): number {
    return toRuns(text, style).reduce(
      (width, run) => width + this.pdf.font(run.font).fontSize(size).widthOfString(run.text),
      0,
    )
  }

  /** The lines of a text in a width; a word longer than the line is cut. */
  private wrap(text: string, width: number, style: Style, size: number): string[] {
    const lines: string[] = []
    let line = ''
    for (const word of text.split(' ').flatMap((whole) => this.cut(whole, width, style, size))) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && this.measure(longer, style, size) > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    return [...lines, line]
  }

  private cut(word: string, width: number, style: Style, size: number): string[] {
    if (this.measure(word, style, size) <= width) return [word]
    const pieces = ['']
    for (const character of word) {
      if (this.measure(pieces.at(-1)! + character, style, size) > width) pieces.push('')
      pieces[pieces.length - 1] += character
    }
    return pieces
  }

  heightOf(text: string, width: number, { style = 'text', size = 10 }: TextLook = {}): number {
    return this.wrap(text, width, style, size).length * size * 1.4
  }

  /** Writes a text at a height and in a width. @returns the height that it took */
  write(text: string, y: number, { x, width }: Place, look: TextLook = {}): number {
    const { style = 'text', size = 10, colour = this.colours.ink, align = 'left' } = look
    const lines = this.wrap(text, width, style, size)
    lines.forEach((line, index) => {
      let at = align === 'right' ? x + width - this.measure(line, style, size) : x
      for (const run of toRuns(line, style)) {
        this.pdf.font(run.font).fontSize(size).fillColor(colour)
        this.pdf.text(run.text, at, y + index * size * 1.4, { lineBreak: false, baseline: 'top' })
        at += this.pdf.widthOfString(run.text)
      }
    })
    return lines.length * size * 1.4
  }

  rule(y: number, colour: string = this.colours.line, from: number = page.margin): void {
    this.pdf
      .moveTo(from, y)
      .lineTo(page.width - page.margin, y)
      .lineWidth(0.75)
      .strokeColor(colour)
      .stroke()
  }
}
