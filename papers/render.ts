import { drawBlock } from './blocks'
import type { Paper } from './content'
import { attachFacturX } from './factur-x-file'
import { drawFeet, drawHead } from './frame'
import { Sheet } from './sheet'

/** A paper as the bytes of a PDF, its typefaces inside. The same content gives the same bytes. */
export function renderPaper(paper: Paper): Promise<Uint8Array> {
  const sheet = new Sheet(paper)
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    sheet.pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    sheet.pdf.on('end', () => resolve(Buffer.concat(chunks)))
    sheet.pdf.on('error', reject)
  })
  drawHead(sheet, paper)
  for (const block of paper.body) drawBlock(sheet, block)
  drawFeet(sheet, paper)
  if (paper.facturX) attachFacturX(sheet.pdf, paper.facturX, paper.writtenAt)
  sheet.pdf.end()
  return done
}
