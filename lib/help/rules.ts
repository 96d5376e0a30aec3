/*
 * The guide: a chapter for each part of the site, one guide for members and one for the office ([2.F4]).
 * - Every page leads to the chapter that explains it; what a structure doesn't run has none.
 * - A structure's own text replaces the catalogue's, and the catalogue's comes back when it is taken away.
 * - It is searched by words in any order, without accents or capitals.
 */
import { isOpen } from '@/lib/structures/rules'
import type { Module } from '@/lib/structures/types'
import type { Chapter, ChapterPlace, FoundChapter, HelpAudience, HelpPiece } from './types'

/** The chapters of both guides, in their order. The first part of each decides where it is; one without parts is everywhere. */
export const chapterPlaces = {
  member: [
    {
      slug: 'compte',
      parts: [
        'connexion',
        'creer-un-compte',
        'activation',
        'mot-de-passe-oublie',
        'nouveau-mot-de-passe',
        'nouvelle-adresse',
        'invitation',
      ],
    },
    { slug: 'profil', parts: ['mon-compte/profil', 'mon-compte/consentements'] },
    { slug: 'messages', parts: ['messages', 'desabonnement', 'mon-compte/interets'] },
    { slug: 'eleves', parts: ['mon-compte/eleves'] },
    { slug: 'choisir', parts: ['cours-et-tarifs', 'mon-compte/acheter', 'panier'] },
    { slug: 'payer', parts: ['paiement'] },
    { slug: 'reserver', parts: ['mon-compte/reserver'] },
    { slug: 'suivre', parts: ['mon-compte/suivi'] },
    { slug: 'attendre', parts: ['mon-compte/attente'] },
    { slug: 'achats', parts: ['mon-compte/achats', 'mon-compte/papiers'] },
    { slug: 'cadeaux', parts: ['cadeaux', 'mon-compte/cadeau'] },
    { slug: 'tarif-reduit', parts: ['mon-compte/tarif-reduit'] },
    { slug: 'donnees', parts: ['retrait', 'mon-compte/profil/retrait', 'mon-compte/documents'] },
  ],
  staff: [
    { slug: 'commencer', parts: ['gestion'] },
    { slug: 'dossiers', parts: ['gestion/dossiers', 'gestion/chercher'] },
    { slug: 'notes', parts: [] },
    { slug: 'doublons', parts: ['gestion/dossiers/doublons'] },
    { slug: 'portail', parts: [] },
    { slug: 'retrait', parts: [] },
    { slug: 'messages', parts: ['gestion/messages'] },
    { slug: 'ecrire', parts: ['gestion/envois', 'gestion/modeles'] },
    { slug: 'segments', parts: ['gestion/segments'] },
    { slug: 'agenda', parts: ['gestion/agenda', 'gestion/heures'] },
    { slug: 'absences', parts: ['gestion/absences'] },
    { slug: 'cours', parts: ['gestion/cours'] },
    { slug: 'reservations', parts: ['gestion/reserver'] },
    { slug: 'disponibilites', parts: ['gestion/disponibilites', 'gestion/fermetures'] },
    { slug: 'offres', parts: ['gestion/offres', 'gestion/forfaits'] },
    { slug: 'commandes', parts: ['gestion/commandes', 'gestion/vente'] },
    { slug: 'cadeaux', parts: ['gestion/cadeaux'] },
    { slug: 'cheques', parts: ['gestion/cheques'] },
    { slug: 'virements', parts: ['gestion/virements'] },
    { slug: 'relances', parts: ['gestion/relances'] },
    { slug: 'factures', parts: ['gestion/factures', 'gestion/remboursements', 'gestion/comptabilite'] },
    { slug: 'tarif-reduit', parts: ['gestion/tarif-reduit'] },
    { slug: 'chiffres', parts: ['gestion/chiffres'] },
    { slug: 'equipe', parts: ['gestion/equipe', 'gestion/securite'] },
    { slug: 'journal', parts: ['gestion/journal'] },
    { slug: 'echanges', parts: ['gestion/import', 'gestion/exports'] },
    { slug: 'reglages', parts: ['gestion/reglages'] },
  ],
} as const satisfies Record<HelpAudience, readonly ChapterPlace[]>

/** The chapters of a guide that a structure needs: those of what it runs. */
export const listPlaces = (audience: HelpAudience, modules: readonly Module[]): readonly ChapterPlace[] =>
  (chapterPlaces[audience] as readonly ChapterPlace[]).filter(
    ({ parts }) => parts.length === 0 || parts.some((part) => isOpen(modules, part)),
  )

/** The chapter that explains a part of the site, the closest one; null where none does. */
export function findChapterOf(audience: HelpAudience, part: string): string | null {
  const places: readonly ChapterPlace[] = chapterPlaces[audience]
  const covers = (known: string) => part === known || part.startsWith(`${known}/`)
  const known = places.flatMap(({ slug, parts }) => parts.filter(covers).map((own) => ({ slug, length: own.length })))
  return known.sort((one, other) => other.length - one.length)[0]?.slug ?? null
}

/** Letters and figures without accents or capitals. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** The chapters that hold every word, those that hold them in their title first. */
export function searchChapters(chapters: readonly Chapter[], asked: string): FoundChapter[] {
  const words = plain(asked)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
  if (words.length === 0) return []
  const holds = (text: string) => words.every((word) => plain(text).includes(word))
  return chapters
    .filter(({ title, body }) => holds(`${title} ${body}`))
    .sort((one, other) => Number(holds(other.title)) - Number(holds(one.title)))
    .map(({ slug, title, body }) => ({ slug, title, excerpt: excerptOf(body, words[0]!) }))
}

/** Some words around the first place of a word, whole words only. */
function excerptOf(body: string, word: string): string {
  const text = body
    .replaceAll(/[#\n]+|!?\[([^\]]*)\]\([^)]*\)/g, ' $1 ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const from = Math.max(0, plain(text).indexOf(word) - 60)
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const piece = text.slice(start, start + 180)
  return `${start > 0 ? '… ' : ''}${piece}${start + 180 < text.length ? ' …' : ''}`
}

const picturePattern = /^!\[([^\]]*)\]\(([0-9a-f-]{36})\)$/

/** A chapter is pieces separated by blank lines: '## ' a title, lines that begin with '- ' a list, `![words](id)` a picture. */
export function parseChapter(body: string): HelpPiece[] {
  return body
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const picture = picturePattern.exec(piece)
      if (picture) return { kind: 'picture', alt: picture[1]!, id: picture[2]! }
      if (piece.startsWith('## ')) return { kind: 'title', text: piece.slice(3) }
      const lines = piece.split('\n')
      const isList = lines.every((line) => line.startsWith('- '))
      return isList ? { kind: 'list', items: lines.map((line) => line.slice(2)) } : { kind: 'paragraph', text: piece }
    })
}

/** Where a chapter is read, or the whole guide. */
export function helpPath(slug: string, audience: HelpAudience, chapter: string | null = null): string {
  const guide = audience === 'staff' ? `/${slug}/gestion/aide` : `/${slug}/aide`
  return chapter === null ? guide : `${guide}/${chapter}`
}
