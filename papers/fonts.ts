import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { unpackWoff } from './woff'

export type Style = 'text' | 'strong' | 'display'
export type FontName = `${Style}-${'latin' | 'latin-ext'}`

const folder = join(process.cwd(), 'node_modules', '@fontsource')
const families: Record<Style, readonly [family: string, weight: number]> = {
  text: ['atkinson-hyperlegible-next', 400],
  strong: ['atkinson-hyperlegible-next', 700],
  display: ['fraunces', 600],
}

type Loaded = { name: FontName; bytes: Buffer; has: (codePoint: number) => boolean }

function load(style: Style, subset: 'latin' | 'latin-ext'): Loaded {
  const [family, weight] = families[style]
  const file = join(folder, family, 'files', `${family}-${subset}-${weight}-normal.woff`)
  const bytes = unpackWoff(readFileSync(file))
  const font = create(bytes)
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${family} is a collection of fonts`)
  return { name: `${style}-${subset}`, bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) }
}

let loaded: Record<Style, [latin: Loaded, others: Loaded]> | undefined

function fonts() {
  const both = (style: Style): [Loaded, Loaded] => [load(style, 'latin'), load(style, 'latin-ext')]
  loaded ??= { text: both('text'), strong: both('strong'), display: both('display') }
  return loaded
}

/** Every typeface that a paper may embed; a file holds only those that it uses. */
export const listFonts = (): { name: FontName; bytes: Buffer }[] => Object.values(fonts()).flat()

/** Narrow spaces aren't in the typefaces; line ends are the layout's. */
const spell = (text: string): string => text.replace(/\u202f/g, '\u00a0').replace(/[\t\r\n]+/g, ' ')

/** A letter as the typefaces can show it: itself, without its accents, or a question mark: never an empty box. */
function showable(character: string, [latin, others]: readonly [Loaded, Loaded]): { font: FontName; text: string } {
  const has = ({ has: hasGlyph }: Loaded, text: string) => [...text].every((one) => hasGlyph(one.codePointAt(0)!))
  for (const text of [character, character.normalize('NFKD').replace(/\p{M}/gu, ''), '?']) {
    if (text === '') continue
    const font = [latin, others].find((candidate) => has(candidate, text))
    if (font) return { font: font.name, text }
  }
  return { font: latin.name, text: '?' }
}

/** A text as pieces of one typeface each: a Polish or Turkish name needs the second subset for a letter or two. */
export function toRuns(text: string, style: Style): { font: FontName; text: string }[] {
  const runs: { font: FontName; text: string }[] = []
  for (const character of spell(text).normalize('NFC')) {
    const shown = showable(character, fonts()[style])
    const last = runs.at(-1)
    if (last?.font === shown.font) last.text += shown.text
    else runs.push(shown)
  }
  return runs
}
