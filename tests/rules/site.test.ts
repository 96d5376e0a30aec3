import { describe, expect, test } from 'vitest'
import { atelierPages } from '@/db/seed/content/atelier-pages'
import { checkContact, formatPhone, legalPages, menu, parseInline, parseTerms, pathOf } from '@/lib/site/rules'
import { blocksSchema, contactInput, rentalInput } from '@/lib/site/schema'

describe('[1.A1] the public site', () => {
  test('has a page for each entry of its menu and its papers', () => {
    const slugs = atelierPages.map(({ slug }) => slug)
    for (const page of [...menu, 'mentions-legales', 'confidentialite']) expect(slugs).toContain(page || 'accueil')
    expect(legalPages).toContain('conditions-generales-de-vente')
  })

  test.each(atelierPages.map((page) => [page.slug, page] as const))('%s holds what its blocks promise', (_, page) => {
    expect(blocksSchema.parse(page.blocks)).toEqual(page.blocks)
    expect(page.blocks.filter(({ kind }) => kind === 'hero')).toHaveLength(1)
    expect(page.description.length).toBeLessThanOrEqual(170)
  })

  test('texts link inside the site only; anything else stays text', () => {
    expect(parseInline('Voyez [les cours](cours-et-tarifs) ou {telephone}.')).toEqual([
      { kind: 'text', text: 'Voyez ' },
      { kind: 'link', label: 'les cours', to: 'cours-et-tarifs' },
      { kind: 'text', text: ' ou ' },
      { kind: 'phone' },
      { kind: 'text', text: '.' },
    ])
    for (const text of ['[x](https://ailleurs.example)', '[x](javascript:alert)', '[x](//ailleurs)?', '{nom}', '<b>'])
      expect(
        parseInline(text).some((piece) => piece.kind === 'link' && /^\/\/|:/.test(pathOf('a', piece.to).slice(1))),
      ).toBe(false)
  })

  test('[0] a French number is read in pairs', () => {
    expect(formatPhone('+33199001901')).toBe('01\u00a099\u00a000\u00a019\u00a001')
    expect(formatPhone('+14185550123')).toBe('418\u00a0555-0123')
    expect(formatPhone('+3225550123')).toBe('+3225550123')
  })

  test('terms are titles and paragraphs', () => {
    expect(parseTerms('## 1. Qui\n\nUn texte.\n\n\nUn autre.')).toEqual([
      { kind: 'title', text: '1. Qui' },
      { kind: 'paragraph', text: 'Un texte.' },
      { kind: 'paragraph', text: 'Un autre.' },
    ])
  })
})

describe('[6.S4] what visitors write is bounded', () => {
  test.each([
    [4, 999, true],
    [5, 5, false],
    [0, 1_000, false],
  ])('%i from the address, %i in all', (fromSameAddress, fromEverybody, ok) => {
    expect(checkContact({ fromSameAddress, fromEverybody }).ok).toBe(ok)
    if (!ok) expect(checkContact({ fromSameAddress, fromEverybody })).toMatchObject({ refusal: 'too_many_requests' })
  })
})

describe('[6.S8] hostile form values', () => {
  const contact = { name: 'Ana Diaz', email: 'ana@exemple.example', phone: '', subject: 'Essai', body: 'Bonjour' }
  test('a good request is read', () => {
    expect(contactInput.parse(contact)).toMatchObject(contact)
  })
  test.each([
    ['name', 'Ana\nBcc: tous@exemple.example'],
    ['subject', 'Essai\r\nBcc: tous@exemple.example'],
    ['email', 'ana@exemple.example\nBcc: x@y.example'],
    ['email', 'ana'],
    ['phone', '<script>'],
    ['body', '  '],
    ['body', 'x'.repeat(5_001)],
  ])('%s: %j is refused beside its field', (field, value) => {
    const result = contactInput.safeParse({ ...contact, [field]: value })
    expect(result.error?.issues.map(({ path }) => path[0])).toContain(field)
  })
  test.each([
    ['wantedOn', '31/02/2027'],
    ['people', '-3'],
    ['people', '1e9'],
    ['room', ''],
  ])('rental, %s: %j is refused', (field, value) => {
    const rental = { ...contact, room: 'Grande salle', wantedOn: '12/02/2027', hours: 'le matin', people: '12' }
    expect(rentalInput.safeParse(rental).success).toBe(true)
    expect(rentalInput.safeParse({ ...rental, [field]: value }).success).toBe(false)
  })
})
