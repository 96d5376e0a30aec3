import 'server-only'
import { setImmediate as pause } from 'node:timers/promises'
import { SaxesParser } from 'saxes'

/** An element with its namespace resolved: prefixes are the writer's own choice. */
export type XmlElement = {
  name: string
  namespace: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
}

/** The file isn't XML that we accept; the reason is ours and says nothing of the file's content. */
export class XmlError extends Error {}

const encodings: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
}

/** Elements within each other, and in all: a statement has about ten levels, and some forty-five elements a line. */
const deepest = 40
const mostElements = 300_000

function findEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^(?:ï»¿)?<\?xml[^>]*?encoding=["']([\w.-]+)["']/i.exec(start)?.[1]
  const encoding = encodings[(declared ?? 'utf-8').toLowerCase()]
  if (!encoding) throw new XmlError('encoding')
  return encoding
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder(findEncoding(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw new XmlError('encoding')
  }
}

/** Characters read in one go: a few milliseconds, then whoever else is served gets their turn ([6.S8]). */
const sliceLength = 16_384

/**
 * Reads a whole document, strictly: well-formed, its namespaces declared, no DOCTYPE (which is what entities that grow or
 * that read files are made of), bounded in depth and elements.
 */
export async function readXml(bytes: Uint8Array): Promise<XmlElement> {
  const { parser, tree } = openParser()
  const text = decode(bytes)
  for (let from = 0; from < text.length; from += sliceLength) {
    parser.write(text.slice(from, from + sliceLength))
    await pause()
  }
  parser.close()
  if (!tree.root) throw new XmlError('malformed')
  return tree.root
}

function openParser() {
  const parser = new SaxesParser({ xmlns: true })
  const open: XmlElement[] = []
  const tree: { root?: XmlElement } = {}
  let count = 0
  parser.on('error', () => {
    throw new XmlError('malformed')
  })
  parser.on('doctype', () => {
    throw new XmlError('doctype')
  })
  parser.on('opentag', (tag) => {
    count += 1
    if (open.length >= deepest || count > mostElements) throw new XmlError('too_big')
    const attributes: Record<string, string> = Object.create(null)
    for (const { local, value } of Object.values(tag.attributes)) attributes[local] = value
    const element = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    tree.root ??= element
    open.push(element)
  })
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  return { parser, tree }
}
