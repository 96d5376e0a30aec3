import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Rgb = [number, number, number]
const structures = {
  atelier: [345, 0.125],
  conservatoire: [250, 0.11],
  mairie: [200, 0.09],
  horizon: [305, 0.1],
} as const

const source = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const declarations = new Map(
  [...source.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!.trim()]),
)

/** Splits the arguments of a function at its own commas. */
function argumentsOf(call: string): string[] {
  const inner = call.slice(call.indexOf('(') + 1, -1)
  const found = ['']
  let depth = 0
  for (const char of inner) {
    if (char === '(') depth++
    if (char === ')') depth--
    if (char === ',' && depth === 0) found.push('')
    else found[found.length - 1] += char
  }
  return found.map((part) => part.trim())
}

function colourOf(token: string, theme: 'light' | 'dark', hue: number, chroma: number): Rgb {
  const declared = declarations.get(token)!
  const chosen = declared.startsWith('light-dark') ? argumentsOf(declared)[theme === 'light' ? 0 : 1]! : declared
  const numbers = chosen
    .replaceAll('var(--accent-h)', String(hue))
    .replaceAll('var(--accent-c)', String(chroma))
    .replace(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, a, b) => String(Number(a) * Number(b)))
  const [l, c, h] = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(numbers)!.slice(1).map(Number) as [
    number,
    number,
    number,
  ]
  return linearOf(l, c, h)
}

/** OKLCH to linear sRGB, clipped as a screen does. */
function linearOf(l: number, c: number, h: number): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
  return rgb.map((value) => Math.min(1, Math.max(0, value))) as Rgb
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b

function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const papers = ['paper', 'surface', 'sunken']
/** Text on what may be behind it: 4.5. Borders of controls and the focus ring: 3 (WCAG 1.4.3, 1.4.11). */
const pairs: [string, string, number][] = [
  ...papers.flatMap((paper): [string, string, number][] => [
    ['ink', paper, 7],
    ['muted', paper, 4.5],
    ['accent', paper, 4.5],
    ['accent-hover', paper, 4.5],
    ['danger', paper, 4.5],
    ['positive', paper, 4.5],
    ['warning', paper, 4.5],
    ['info', paper, 4.5],
    ['line-strong', paper, 3],
    ['focus', paper, 3],
  ]),
  ['accent-ink', 'accent', 4.5],
  ['accent-ink', 'accent-hover', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['ink', 'accent-soft', 7],
  ['muted', 'accent-soft', 4.5],
  ...['positive', 'warning', 'danger', 'info'].flatMap((state): [string, string, number][] => [
    [state, `${state}-soft`, 4.5],
    ['ink', `${state}-soft`, 7],
  ]),
  ['paper', 'ink', 7],
]
/** The stage is dark in both themes, and what stands on it takes the dark theme's tokens. */
const stagePairs: [string, string, number][] = [
  ['stage-ink', 'stage', 7],
  ['stage-muted', 'stage', 4.5],
  ['accent', 'stage', 4.5],
  ['focus', 'stage', 3],
]

describe('[6.A1] contrast of the tokens', () => {
  for (const [structure, [hue, chroma]] of Object.entries(structures)) {
    for (const theme of ['light', 'dark'] as const) {
      test.each(pairs)(`${structure}, ${theme}: %s on %s is at least %d`, (front, back, least) => {
        const ratio = contrast(colourOf(front, theme, hue, chroma), colourOf(back, theme, hue, chroma))
        expect(ratio).toBeGreaterThanOrEqual(least)
      })
    }
    test.each(stagePairs)(`${structure}, stage: %s on %s is at least %d`, (front, back, least) => {
      const ratio = contrast(colourOf(front, 'dark', hue, chroma), colourOf(back, 'dark', hue, chroma))
      expect(ratio).toBeGreaterThanOrEqual(least)
    })
    test(`${structure}: the accent stays 40° away from danger, warning and positive`, () => {
      for (const state of [27, 70, 155]) {
        const distance = Math.abs(((hue - state + 540) % 360) - 180)
        expect(distance).toBeGreaterThanOrEqual(40)
      }
    })
  }
})
