/**
 * The public site of a structure: its menu has the seven entries that members know, its texts may link inside the
 * site only, and what visitors write reaches the structure once, however often they press the button.
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { isOpen } from '@/lib/structures/rules'
import type { StructureSettings } from '@/lib/structures/types'
import type { Inline, SiteRefusal } from './types'

/** The menu of a structure that chose no other, the same on every page, in this order; 'Mon compte' closes it ([1.A1]). */
export const menu = ['', 'evenementiel', 'cours-et-tarifs', 'cadeaux', 'location', 'contact'] as const
export type MenuPage = (typeof menu)[number]

/** An entry of a structure's menu: its own words, or null for the usual ones of the page. */
export type ShownEntry = { page: string; label: string } | { page: MenuPage; label: null }

/** The menu of a structure: the pages that it chose, or the usual ones, without those that it doesn't run ([2.F3]). */
export function listMenu({ menu: own, modules }: Pick<StructureSettings, 'menu' | 'modules'>): ShownEntry[] {
  const entries: readonly ShownEntry[] = own ?? menu.map((page) => ({ page, label: null }))
  return entries.filter(({ page }) => isOpen(modules, page))
}

/** The papers at the foot of every page. */
export const legalPages = ['conditions-generales-de-vente', 'mentions-legales', 'confidentialite'] as const

/** The slug under which the first page of a structure is kept. */
export const homeSlug = 'accueil'

/** Where a link of a page leads: always inside the structure's own site. */
export function pathOf(structure: string, to: string): string {
  return to === '' ? `/${structure}` : `/${structure}/${to}`
}

const inlinePattern = /\[([^\]]+)\]\(([a-z0-9/#-]*)\)|\{(telephone|email)\}/g

/** A text holds words, links to pages of the site, and the structure's telephone and e-mail; anything else stays text. */
export function parseInline(text: string): Inline[] {
  const pieces: Inline[] = []
  let from = 0
  for (const match of text.matchAll(inlinePattern)) {
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) })
    if (match[1] !== undefined) pieces.push({ kind: 'link', label: match[1], to: match[2] ?? '' })
    else pieces.push({ kind: match[3] === 'email' ? 'email' : 'phone' })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces
}

/** A French number is read in pairs, 01 99 00 19 01, a Canadian one as 418 555-0123; another country's stays as it is stored. */
export function formatPhone(phone: string): string {
  const national = /^\+33(\d{9})$/.exec(phone)?.[1]
  if (national) return `0${national}`.replace(/(\d{2})(?=\d)/g, '$1\u00a0')
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1\u00a0$2-$3')
}

export type ContactFacts = { fromSameAddress: number; fromEverybody: number }

/**
 * In an hour a mailbox writes five times at most ([6.S4]). What the structure receives in all is bounded far above what one
 * network address may send, which the actions bound first: nobody alone can close the form to the others.
 */
export function checkContact({ fromSameAddress, fromEverybody }: ContactFacts): Verdict<SiteRefusal> {
  return fromSameAddress >= 5 || fromEverybody >= 1_000 ? refuse('too_many_requests') : allow
}

export type TermsPiece = { kind: 'title' | 'paragraph'; text: string }

/** Terms are paragraphs separated by blank lines; a title begins with '## '. */
export function parseTerms(body: string): TermsPiece[] {
  return body
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('## ') ? { kind: 'title', text: piece.slice(3) } : { kind: 'paragraph', text: piece },
    )
}
