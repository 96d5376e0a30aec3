import { listReachable, listSources, type SourceFile } from './source'

/** A server action: the part of the site that it says it is of, and the pages that hold its form. */
export type FormPart = { name: string; part: string | null; pages: string[] }

const partIn = (text: string): string | null => /\bpart: '([^']+)'/.exec(text)?.[1] ?? null

/** The part of each gate of a file of actions, by the constant that holds it; its own, or that of the options spread into it. */
function readParts({ code }: SourceFile): Map<string, string | null> {
  const shared = new Map(
    [...code.matchAll(/^const (\w+) = (\{[^}]*\})/gm)].map(([, name, options]) => [name!, partIn(options!)]),
  )
  const gates = code.matchAll(
    /^const (\w+) = (?:member|visitor|staff)Action\(\s*(\{[^{}]*(?:(?:\{[^{}]*\}|\(\{\}\))[^{}]*)*\})/gm,
  )
  return new Map(
    [...gates].map(([, name, options]) => {
      const spread = [...options!.matchAll(/\.\.\.(\w+)/g)].map(([, from]) => shared.get(from!) ?? null)
      return [name!, partIn(options!) ?? spread.find((part) => part !== null) ?? null]
    }),
  )
}

/** 'app/[structure]/(membre)/mon-compte/suivi/page.tsx' → 'mon-compte/suivi' */
const addressOf = (file: string): string =>
  file
    .split('/')
    .slice(2, -1)
    .filter((folder) => !folder.startsWith('('))
    .join('/')

/** Whether a file holds a form of this action. */
const isFormOf =
  (actions: SourceFile, name: string) =>
  (file: SourceFile): boolean =>
    file.path !== actions.path &&
    file.imports.some(({ target }) => target === actions.path) &&
    new RegExp(`\\b${name}\\b`).test(file.code)

/** Every server action with its pages, read from the source: a page sends what it imports. */
export function listFormParts(): FormPart[] {
  const sources = listSources('app', 'components', 'lib')
  const all = new Map(sources.map((file) => [file.path, file]))
  const pages = sources.filter(({ path }) => /^app\/\[structure\]\/.*(page|layout)\.tsx$/.test(path))
  const shown = pages.map((page) => ({ address: addressOf(page.path), files: listReachable([page], all) }))
  return sources
    .filter(({ path }) => /^lib\/[a-z-]+\/actions\.ts$/.test(path))
    .flatMap((file) => {
      const parts = readParts(file)
      return [...file.code.matchAll(/^export async function (\w+)\(([\s\S]*?)^\}/gm)].map(([, name, body]) => {
        const gate = [...parts.keys()].find((held) => new RegExp(`\\b${held}\\(`).test(body!))
        const holders = shown.filter(({ files }) => files.some(isFormOf(file, name!)))
        return { name: name!, part: parts.get(gate ?? '') ?? null, pages: holders.map(({ address }) => address) }
      })
    })
}
