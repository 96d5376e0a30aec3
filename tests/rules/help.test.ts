import { describe, expect, test } from 'vitest'
import { chapterPlaces, findChapterOf, listPlaces, parseChapter, searchChapters } from '@/lib/help/rules'
import { helpAudiences } from '@/lib/help/types'
import { checkChapter } from '@/lib/settings/rules'
import { modules } from '@/lib/structures/types'
import messages from '@/messages/fr'
import { listSources } from '../support/source'

const chapters = (['reserver', 'payer'] as const).map((slug) => ({
  slug,
  revision: null,
  ...messages.help.member[slug],
}))

describe('[2.F4] the guide', () => {
  test.each(helpAudiences)('the %s guide has a text for each chapter, and no other', (audience) => {
    const written = Object.keys(messages.help[audience]).sort()
    expect(chapterPlaces[audience].map(({ slug }) => slug as string).sort()).toEqual(written)
  })

  test.each([
    ['member', 'mon-compte/achats/renoncer/12', 'achats'],
    ['member', 'mon-compte/suivi', 'suivre'],
    ['member', 'paiement/12', 'payer'],
    ['member', 'contact', null],
    ['staff', 'gestion/dossiers/12', 'dossiers'],
    ['staff', 'gestion/dossiers/doublons', 'doublons'],
    ['member', 'mon-compte/profil/retrait', 'donnees'],
    ['staff', 'gestion/reglages/couleurs', 'reglages'],
    ['staff', 'gestion/modeles/bienvenue', 'ecrire'],
    ['staff', 'gestion/nouvelle-page', 'commencer'],
  ] as const)('%s: the page %s leads to %s', (audience, part, chapter) => {
    expect(findChapterOf(audience, part)).toBe(chapter)
  })

  test('every page leads to the chapter that explains it, but the guide itself and pages that only lead on', () => {
    const open = ['mon-compte', 'mon-compte/[...inconnu]', 'aide', 'aide/[chapitre]']
    const pages = listSources('app/[structure]').flatMap(({ path }) => {
      const match = /^app\/\[structure\]\/(?:\((membre|paiement)\)|(?=(gestion)))\/?(.*?)\/?page\.tsx$/.exec(path)
      return match ? [{ audience: match[2] ? ('staff' as const) : ('member' as const), part: match[3]! }] : []
    })
    expect(pages.length).toBeGreaterThan(120)
    const without = pages.filter(({ audience, part }) => {
      const chapter = findChapterOf(audience, part)
      return audience === 'staff' ? chapter === 'commencer' : chapter === null && !open.includes(part)
    })
    expect(without.map(({ part }) => part).sort()).toEqual([
      'gestion',
      'gestion/[...inconnu]',
      'gestion/aide',
      'gestion/aide/[chapitre]',
    ])
  })

  test('holds what the structure runs and nothing else [2.F3]', () => {
    expect(listPlaces('member', [...modules])).toHaveLength(chapterPlaces.member.length)
    const without = listPlaces('member', []).map(({ slug }) => slug)
    expect(without).toEqual(['compte', 'profil', 'messages', 'eleves', 'donnees'])
    expect(listPlaces('staff', []).map(({ slug }) => slug)).not.toContain('cheques')
  })

  test('is searched by words in any order, without accents or capitals, titles first', () => {
    expect(searchChapters(chapters, 'RESERVER cours').map(({ slug }) => slug)).toEqual(['reserver'])
    expect(searchChapters(chapters, 'creneau libere')[0]!.excerpt).toContain('créneau')
    expect(searchChapters(chapters, 'carte banque').map(({ slug }) => slug)).toEqual(['payer'])
    expect(searchChapters(chapters, 'zzz')).toEqual([])
    expect(searchChapters(chapters, ' ')).toEqual([])
  })

  test('is read in pieces: titles, paragraphs, lists, pictures', () => {
    const id = '00000000-0000-4000-8000-000000000000'
    expect(parseChapter(`Un.\n\n## Deux\n\n- a\n- b\n\n![Un écran](${id})\n\n![non](ailleurs)`)).toEqual([
      { kind: 'paragraph', text: 'Un.' },
      { kind: 'title', text: 'Deux' },
      { kind: 'list', items: ['a', 'b'] },
      { kind: 'picture', alt: 'Un écran', id },
      { kind: 'paragraph', text: '![non](ailleurs)' },
    ])
  })

  test.each([
    ['the catalogue’s text', { slug: 'profil', seen: null, revision: null }, { ok: true }],
    ['its own text as it was seen', { slug: 'profil', seen: 3, revision: 3 }, { ok: true }],
    ['somebody else’s text', { slug: 'profil', seen: null, revision: 1 }, { ok: false, refusal: 'chapter_changed' }],
    ['no chapter', { slug: 'inconnu', seen: null, revision: null }, { ok: false, refusal: 'chapter_unknown' }],
  ])('an admin writes over %s', (_, given, verdict) => {
    expect(checkChapter({ audience: 'member', ...given })).toEqual(verdict)
  })
})
