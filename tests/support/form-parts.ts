import { listReachable, listSources, type SourceFile } from './source'

/** A server action: the part of the site that it says it is of, and the pages that hold its form. */
export type FormPart = { name: string; part: string | null; pages: string[] }

const partIn = (text: string): string | null => /\bpart(?: =|:) '([^']+)'/.exec(text)?.[1] ?? null

/**
 * The part of each gate of a file of actions, by the constant that holds it: its own, that of the options spread into it, the
 * file's own constant `part`, or that of the gate which another one is made with.
 */
function readParts({ code }: SourceFile): Map<string, string | null> {
  const parts = new Map<string, string | null>()
  const ofFile = /^const part = '[^']+'/m.exec(code)?.[0] ?? ''
  const partOf = (options: string): string | null => {
    const spread = [...options.matchAll(/\.\.\.(\w+)/g)].map(([, from]) => parts.get(from!) ?? null)
    const own = /\bpart,/.test(options) ? partIn(ofFile) : partIn(options)
    return own ?? spread.find((part) => part !== null) ?? null
  }
  for (const [, name, options] of code.matchAll(/^const (\w+) = (\{[^}]*\})/gm)) parts.set(name!, partOf(options!))
  const gates = code.matchAll(
    /^const (\w+) = (?:\([^)]*\) =>\s*)?(?:member|visitor|staff)Action\(\s*(\{[^{}]*(?:(?:\{[^{}]*\}|\(\{\}\))[^{}]*)*\})/gm,
  )
  for (const [, name, options] of gates) parts.set(name!, partOf(options!))
  for (const [, name, maker] of code.matchAll(/^const (\w+) = (\w+)\(\w*\)$/gm))
    if (parts.has(maker!)) parts.set(name!, parts.get(maker!)!)
  return parts
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
