import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import messages from '@/messages/fr'
import { domains, mayImport, neighbours, placeOf } from './support/design'
import { listCycles, listReachable, listSources, type SourceFile } from './support/source'

/*
 * The design of docs/architecture.md, checked. Each test lists what breaks it, a line each: 'file: why'.
 * When the design doesn't fit, change it in one deliberate step (docs/decisions), then here; never by an exception.
 */

const product = listSources('app', 'components', 'lib', 'db', 'emails', 'papers', 'messages', 'middleware.ts')
const others = listSources('embedded', 'scripts', 'next.config.ts', 'playwright.config.ts', 'vitest.config.ts')
const tests = listSources('tests')
const byPath = new Map([...product, ...others, ...tests].map((file) => [file.path, file]))
const inside = (folder: string) => product.filter((file) => file.path.startsWith(`${folder}/`))

const list = (problems: readonly string[]) => [...new Set(problems)].sort()
const importsOf = (files: readonly SourceFile[]) =>
  files.flatMap((file) => file.imports.map(({ target, isType }) => ({ file, path: file.path, target, isType })))

describe('rooms', () => {
  test('a domain is one of the design’s, and its room holds the closed vocabulary', () => {
    const known = ['core', 'gate', 'services', ...domains]
    const strange = inside('lib').filter(({ path }) => {
      const [, room] = path.split('/')
      if (!known.includes(room!)) return true
      return domains.includes(room!) && !placeOf(path)
    })
    expect(list(strange.map(({ path }) => `${path}: no such room or file name`))).toEqual([])
  })

  test('no file is called utils, helpers, misc or shared', () => {
    const vague = [...product, ...others, ...tests].filter(({ path }) =>
      /\/(utils?|helpers?|misc|shared|common)\.\w+$/.test(path),
    )
    expect(list(vague.map(({ path }) => path).filter((path) => !path.startsWith('messages/')))).toEqual([])
  })

  test('a verb has one home: no domain has both a file and a folder of commands, queries or flows', () => {
    const both = domains.flatMap((domain) =>
      ['commands', 'queries', 'flows'].filter(
        (kind) => existsSync(`lib/${domain}/${kind}.ts`) && existsSync(`lib/${domain}/${kind}`),
      ),
    )
    expect(both).toEqual([])
  })
})

describe('direction', () => {
  test('each file of a room imports what its name allows', () => {
    const problems = importsOf(inside('lib')).filter(({ path, target }) => {
      const from = placeOf(path)
      if (!from) return false
      const allowed = mayImport[from.kind]
      const to = placeOf(target)
      if (to) return !allowed.kinds.includes(to.kind)
      return byPath.has(target) ? !allowed.places.test(target) : !allowed.packages.test(target)
    })
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test('a domain imports only domains to its left', () => {
    const problems = importsOf(inside('lib')).filter(({ path, target }) => {
      const [from, to] = [placeOf(path), placeOf(target)]
      return from && to && domains.indexOf(to.domain) > domains.indexOf(from.domain)
    })
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test.each(neighbours)('%s imports its own neighbours only', (folder, allowed) => {
    const files = [...product, ...others].filter((file) => file.path.startsWith(`${folder}/`))
    const problems = importsOf(files).filter(({ target }) => byPath.has(target) && !allowed.test(target))
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test('core knows no domain; of it only locks, outbox, audit and the clock reach the database', () => {
    const reaches = /^lib\/core\/(locks|outbox|audit|clock)\.ts$/
    const problems = importsOf(inside('lib/core')).filter(
      ({ path, target }) =>
        byPath.has(target) &&
        !/^(lib\/core|messages)/.test(target) &&
        !(reaches.test(path) && target.startsWith('db/')),
    )
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  // After an action it wakes the job engine, which no command may do (docs/decisions).
  test('the gate asks queries and commands; only its limits count in the database', () => {
    const allowed = /^lib\/(core|gate)\/|^lib\/services\/inngest\.ts$|^lib\/[a-z-]+\/(queries|commands|types|rules)/
    const problems = importsOf(inside('lib/gate')).filter(
      ({ path, target }) =>
        byPath.has(target) && !allowed.test(target) && !(path === 'lib/gate/limits.ts' && target.startsWith('db/')),
    )
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test('the primitives of components/ui know no domain', () => {
    const problems = importsOf(inside('components/ui')).filter(
      ({ target }) => placeOf(target) || /^components\/(?!ui\/)/.test(target),
    )
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test('pages load, compose and never decide: no database, command, flow or service', () => {
    const pages = inside('app').filter(({ path }) => !path.endsWith('/route.ts'))
    const problems = importsOf(pages).filter(({ target }) =>
      /^(db|lib\/services)\/|^lib\/[a-z-]+\/(commands|flows|jobs)|^drizzle-orm/.test(target),
    )
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test('the gate is used by app and actions only', () => {
    const problems = importsOf(product).filter(
      ({ path, target }) =>
        target.startsWith('lib/gate/') &&
        !/^(app|lib\/gate)\/|^middleware\.ts$/.test(path) &&
        placeOf(path)?.kind !== 'actions',
    )
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test('no circle of imports', () => {
    expect(list(listCycles(byPath))).toEqual([])
  })

  test('queries and commands stay on the server; actions say so', () => {
    const problems = inside('lib').flatMap(({ path, code }) => {
      const kind = placeOf(path)?.kind
      if ((kind === 'queries' || kind === 'commands') && !/^\s*import 'server-only'/m.test(code))
        return [`${path}: no server-only`]
      if (kind === 'actions' && !/^\s*'use server'/.test(code)) return [`${path}: no 'use server'`]
      if (kind !== 'actions' && /^\s*'use server'/m.test(code)) return [`${path}: 'use server' outside actions.ts`]
      return []
    })
    expect(list(problems)).toEqual([])
  })
})

describe('public pages', () => {
  const pages = inside('app/[structure]/(site)')

  test('load no client library: React Aria, next-intl’s client and Temporal stay behind the login', () => {
    const reached = listReachable(pages, byPath)
    const clients = listReachable(
      reached.filter(({ code }) => /^\s*'use client'/.test(code)),
      byPath,
    )
    const problems = [
      ...importsOf(reached).filter(
        ({ target, isType }) => !isType && /^react-aria|^@react-aria|^sonner|^@stripe/.test(target),
      ),
      ...importsOf(clients).filter(
        ({ target, isType }) => !isType && /^(next-intl|temporal-polyfill|zod)/.test(target),
      ),
    ]
    expect(list(problems.map(({ path, target }) => `${path} imports ${target}`))).toEqual([])
  })

  test('stay cacheable: they read no cookie, header or search parameter', () => {
    const problems = pages.filter(({ code }) =>
      /\b(cookies|headers|draftMode)\(\)|\bsearchParams\b|force-dynamic/.test(code),
    )
    expect(list(problems.map(({ path }) => path))).toEqual([])
  })
})

describe('sizes', () => {
  const lines = ({ text }: SourceFile) => text.trimEnd().split('\n').length
  const source = [...product, ...others]

  test('no file above 300 lines, tests 400', () => {
    const tooLong = [...source.filter((file) => lines(file) > 300), ...tests.filter((file) => lines(file) > 400)]
    expect(list(tooLong.map((file) => `${file.path}: ${lines(file)} lines`))).toEqual([])
  })

  test('nineteen files out of twenty are under 200 lines', () => {
    const sizes = source.map(lines).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThan(200)
  })

  test('functions stay under 40 lines; the markup of a component is not counted', () => {
    const files = product.filter(({ path }) => path.endsWith('.ts') && !path.startsWith('messages/'))
    const problems = files.flatMap(({ path, code }) =>
      [...code.matchAll(/^(?:export )?(?:default )?(?:async )?function (\w+)[\s\S]*?^\}/gm)]
        .map(([body, name]) => ({ name, length: body!.split('\n').length }))
        .filter(({ length }) => length > 40)
        .map(({ name, length }) => `${path}: ${name} has ${length} lines`),
    )
    expect(list(problems)).toEqual([])
  })

  test('a rules.ts stays under 200 lines: past that the noun splits', () => {
    const tooLong = inside('lib').filter((file) => placeOf(file.path)?.kind === 'rules' && lines(file) > 200)
    expect(list(tooLong.map((file) => `${file.path}: ${lines(file)} lines`))).toEqual([])
  })
})

describe('time, environment, exports', () => {
  const where = (files: readonly SourceFile[], pattern: RegExp) =>
    list(
      files.flatMap(({ path, code }) =>
        code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
      ),
    )

  test('only core/clock asks what time it is', () => {
    const files = product.filter(({ path }) => path !== 'lib/core/clock.ts')
    expect(where(files, /new Date\(\)|Date\.now\(\)|Temporal\.Now/)).toEqual([])
  })

  test('only core/env, configuration files and the entrances of processes read the environment', () => {
    // The pool and the two programs of db/ run where the application's environment doesn't exist; the middleware, where Node doesn't.
    const entrances =
      /^(lib\/core\/env|middleware|db\/(client|migrate|seed\/main)|(next|playwright|vitest)\.config)\.ts$/
    const files = [...product, ...others].filter(
      ({ path }) => !entrances.test(path) && !/^(scripts|embedded)\//.test(path),
    )
    expect(where(files, /process\.env/)).toEqual([])
  })

  test('names are exported by name, but for the framework’s files', () => {
    const framework = /^(app|messages|middleware|emails)|^lib\/core\/i18n\.ts$/
    expect(
      where(
        product.filter(({ path }) => !framework.test(path)),
        /^export default/,
      ),
    ).toEqual([])
  })

  test('no amount is computed with a float of the browser: no parseFloat in the product', () => {
    expect(where(product, /parseFloat\(/)).toEqual([])
  })
})

describe('words', () => {
  const refusals = inside('lib').flatMap(({ path, code }) =>
    [...code.matchAll(/export type \w*Refusal =([\s\S]*?)(?=\n\s*\n|\nexport|$)/g)].flatMap(([, union]) =>
      [...union!.matchAll(/'(\w+)'/g)].map(([, code]) => ({ path, code: code! })),
    ),
  )
  const says = (files: readonly SourceFile[], code: string) => files.some((file) => file.code.includes(`'${code}'`))
  const isTextOf = (node: unknown, code: string): boolean =>
    typeof node === 'object' &&
    node !== null &&
    Object.entries(node).some(([key, value]) =>
      key === 'refusals' ? typeof (value as Record<string, unknown>)[code] === 'string' : isTextOf(value, code),
    )

  test('refusal codes were found', () => expect(refusals.length).toBeGreaterThan(20))

  test('every refusal code has a French text', () => {
    const missing = refusals.filter(({ code }) => !isTextOf(messages, code))
    expect(list(missing.map(({ path, code }) => `${path}: ${code}`))).toEqual([])
  })

  test('every refusal code has a rule or a command that gives it', () => {
    const givers = product.filter(({ path }) => /^db\/constraints|^lib\/(?!.*types\.ts)/.test(path))
    const missing = refusals.filter(({ code }) => !says(givers, code))
    expect(list(missing.map(({ path, code }) => `${path}: ${code}`))).toEqual([])
  })

  test('every refusal code has a test', () => {
    const missing = refusals.filter(({ code }) => !says(tests, code))
    expect(list(missing.map(({ path, code }) => `${path}: ${code}`))).toEqual([])
  })

  test('a rules.ts opens with what its noun promises, and has a sentence above each export', () => {
    const problems = inside('lib')
      .filter(({ path }) => placeOf(path)?.kind === 'rules')
      .flatMap(({ path, text }) => {
        const before = text.slice(0, text.search(/^export /m))
        const opening = [...before.matchAll(/\/\*[\s\S]*?\*\//g)].some(([block]) => block.split('\n').length >= 4)
        const bare = [
          ...text.matchAll(/^(?!\s*(?:\*\/|.*\*\/$|\/\/)).*\n(export (?:const|function|async function) \w+)/gm),
        ]
        return [
          ...(opening ? [] : [`${path}: no opening`]),
          ...bare.map(([, start]) => `${path}: ${start} has no sentence`),
        ]
      })
    expect(list(problems)).toEqual([])
  })

  test('no text in components: every sentence is in the catalogue', () => {
    const spoken =
      />\s*([«“(]?\p{L}[^<>{}=;&|()]*\p{L}[^<>{}=;&|()]*)<\/|\b(?:aria-label|alt|title|placeholder|label)="([^"]*\p{L}{2}[^"]*)"/gu
    const problems = [...inside('app'), ...inside('components')]
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, code }) =>
        [...code.matchAll(spoken)].map((match) => `${path}: ${(match[1] ?? match[2])!.trim()}`),
      )
    expect(list(problems)).toEqual([])
  })

  test('no French sentence in the code of the product', () => {
    const places = [...inside('app'), ...inside('components'), ...inside('lib')].filter(
      ({ path }) => path !== 'lib/core/formatting.ts',
    )
    const problems = places.flatMap(({ path, code }) =>
      [...code.matchAll(/'([^'\n]*[éèêàùçôîœ][^'\n]*)'|`([^`\n]*[éèêàùçôîœ][^`\n]*)`/gi)].map(
        (match) => `${path}: ${match[0]}`,
      ),
    )
    expect(list(problems)).toEqual([])
  })
})

describe('database', () => {
  const folder = readdirSync('drizzle').filter((name) => name.endsWith('.sql'))
  const sql = folder.map((name) => readFileSync(`drizzle/${name}`, 'utf8')).join('\n')

  test('migrations form one line: drizzle skips one that is older than the last applied', () => {
    const { entries } = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
      entries: { idx: number; when: number; tag: string }[]
    }
    const times = entries.map(({ when }) => when)
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, index) => index))
    expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(folder.sort())
  })

  test('every list of states that is stored has its CHECK', () => {
    const stored = inside('db/schema')
      .map(({ code }) => code)
      .join('\n')
    const checks = [...sql.matchAll(/\bin \(((?:'[\w-]+'(?:, )?)+)\)/g)].map(([, values]) =>
      values!.replaceAll("'", '').split(', '),
    )
    const problems = inside('lib').flatMap(({ path, code }) =>
      [...code.matchAll(/export const (\w+) = (\[[^\]]*\]) as const/g)]
        .filter(([, name]) => new RegExp(`enum: ${name}\\b`).test(stored))
        .filter(([, , values]) => {
          const wanted = [...values!.matchAll(/'([\w-]+)'/g)].map(([, value]) => value!)
          return !checks.some(
            (check) => check.length === wanted.length && wanted.every((value) => check.includes(value)),
          )
        })
        .map(([, name]) => `${path}: ${name}`),
    )
    expect(list(problems)).toEqual([])
  })

  test('every foreign key says what a deletion does', () => {
    const silent = sql
      .split('\n')
      .filter((line) => /FOREIGN KEY/.test(line) && !/ON DELETE (restrict|cascade|set null)/i.test(line))
    expect(silent).toEqual([])
  })
})
