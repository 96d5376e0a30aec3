// Cuts Fraunces down to what our headings show: the characters of French, the weight of the design (560), the whole range of
// optical sizes. A third of a page's bytes were glyphs that nobody reads ([6.P1]). Run by hand when the font or the weight changes:
//   npx --yes --package subset-font@2 node scripts/fonts.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const weight = 560
const source = 'node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2'
const target = 'components/site/fonts/fraunces-french.woff2'

const between = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')
const characters = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ŒœŸ‘’“”–—…•€−\u2009\u202f‹›№→←`

/** npx puts the package on the path only: its modules stand beside its commands. */
async function loadSubsetter() {
  const folders = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, '..'))
  const found = createRequire(import.meta.url).resolve('subset-font', { paths: folders })
  return (await import(found)).default
}

const subset = await loadSubsetter()
const bytes = await subset(readFileSync(source), characters, {
  targetFormat: 'woff2',
  variationAxes: { wght: weight },
})
writeFileSync(target, bytes)
console.info(`${target}: ${bytes.length} bytes`)
