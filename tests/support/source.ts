import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A file of the repository, with what it imports: 'lib/core/time.ts' for ours, 'zod' for a package. */
export type SourceFile = { path: string; text: string; code: string; imports: { target: string; isType: boolean }[] }

const endings = ['', '.ts', '.tsx', '.mjs', '.json', '/index.ts']

function resolveImport(from: string, name: string): string {
  const isOurs = name.startsWith('@/') || name.startsWith('.')
  if (!isOurs) return name
  const base = name.startsWith('@/') ? name.slice(2) : normalize(join(dirname(from), name))
  const ending = endings.find((end) => existsSync(base + end) && (end !== '' || /\.\w+$/.test(base)))
  return base + (ending ?? '')
}

const importing =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/g

/** `import { type A, type B }` is erased like `import type`. */
const isErased = (type: string | undefined, names: string) =>
  Boolean(type) ||
  (/^\{[^}]*\}$/.test(names) &&
    names
      .slice(1, -1)
      .split(',')
      .every((name) => /^\s*(type\s|$)/.test(name)))

function listImports(path: string, code: string): SourceFile['imports'] {
  return [...code.matchAll(importing)].map(([, , type, names, from, bare, dynamic]) => ({
    target: resolveImport(path, from ?? bare ?? dynamic ?? ''),
    isType: isErased(type, names ?? ''),
  }))
}

/** Comments blanked, line numbers kept. */
const withoutComments = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1')

export function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const code = withoutComments(text)
  return { path, text, code, imports: /\.(tsx?|mjs)$/.test(path) ? listImports(path, code) : [] }
}

/** The source files of these folders, or these files themselves, relative to the repository's root. */
export function listSources(...places: string[]): SourceFile[] {
  const found = places
    .filter((place) => existsSync(place))
    .flatMap((place) =>
      statSync(place).isFile()
        ? [place]
        : readdirSync(place, { recursive: true }).map((name) => join(place, String(name))),
    )
  return [...new Set(found)]
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts') && !path.endsWith('.d.mts'))
    .sort()
    .map(readSource)
}

/** Every file of ours that one of `starts` reaches by imports which exist when it runs. */
export function listReachable(starts: readonly SourceFile[], all: ReadonlyMap<string, SourceFile>): SourceFile[] {
  const seen = new Map<string, SourceFile>()
  const visit = (file: SourceFile) => {
    if (seen.has(file.path)) return
    seen.set(file.path, file)
    for (const { target, isType } of file.imports) {
      const next = isType ? undefined : all.get(target)
      if (next) visit(next)
    }
  }
  for (const file of starts) visit(file)
  return [...seen.values()]
}

/** The circles of imports that exist when the program runs, each once: 'a → b → a'. */
export function listCycles(all: ReadonlyMap<string, SourceFile>): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const cycles: string[] = []
  const visit = (path: string) => {
    if (state.get(path) === 'open') cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (state.has(path)) return
    state.set(path, 'open')
    trail.push(path)
    for (const { target, isType } of all.get(path)!.imports) if (!isType && all.has(target)) visit(target)
    trail.pop()
    state.set(path, 'done')
  }
  for (const path of all.keys()) visit(path)
  return cycles
}
