import { extractText, getDocumentProxy, getMeta } from 'unpdf'

/** PDF.js asks for it, and Node 20 doesn't have it. */
const promises = Promise as unknown as {
  try?: (work: (...given: unknown[]) => unknown, ...given: unknown[]) => unknown
}
promises.try ??= async (work, ...given) => work(...given)

export type ReadPdf = { text: string; pages: number; title: string; attachments: { name: string; text: string }[] }

/** A PDF as PDF.js reads it, which knows nothing of the library that wrote it. Typographic spaces become plain ones. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text, totalPages } = await extractText(pdf, { mergePages: true })
  const { info } = await getMeta(pdf)
  const files = (await pdf.getAttachments()) as Record<string, { filename: string; content: Uint8Array }> | null
  return {
    text: text.replace(/\s+/g, ' '),
    pages: totalPages,
    title: String(info.Title),
    attachments: Object.values(files ?? {}).map(({ filename, content }) => ({
      name: filename,
      text: Buffer.from(content).toString('utf8'),
    })),
  }
}
