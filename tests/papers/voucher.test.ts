import { describe, expect, test } from 'vitest'
import type { VoucherPaperFacts } from '@/lib/papers/types'
import { writeVoucher } from '@/papers/kinds/voucher'
import { renderPaper } from '@/papers/render'
import { readPdf } from '@/tests/support/pdf'
import { scope, seller } from './samples'

const facts: VoucherPaperFacts = {
  ...scope,
  seller,
  writtenAt: new Date('2026-11-21T00:00:00Z'),
  giver: 'Claire Vasseur',
  recipientName: 'Zoé Martin',
  message: 'Pour tes trente ans, et pour que tu chantes enfin ailleurs que sous la douche !\nClaire',
  name: 'Bon cadeau de 4 cours de chant',
  credits: 4,
  lessonMinutes: 60,
  code: 'K7PM2XQA94TD',
  activatedOn: '2026-11-21',
  validUntil: '2027-05-21',
  isRedeemable: true,
  address: 'portail.example/atelier/mon-compte/cadeau',
}
const read = async (given: Partial<VoucherPaperFacts> = {}) =>
  readPdf(await renderPaper(writeVoucher({ ...facts, ...given })))

describe('[1.C7] the voucher of a gift, read back by another program', () => {
  test('says for whom, from whom, what it gives, its code and its last day', async () => {
    const { text, title, pages } = await read()
    expect({ title, pages }).toEqual({ title: 'Bon cadeau', pages: 1 })
    for (const words of [
      'Offert à Zoé Martin',
      'De la part de Claire Vasseur',
      'ailleurs que sous la douche !',
      'Bon cadeau de 4 cours de chant',
      '4 cours de 1 h',
      'K7PM-2XQA-94TD',
      'Valable jusqu’au 21 mai 2027, dernier jour inclus',
      'portail.example/atelier/mon-compte/cadeau',
      'Ou par téléphone',
    ])
      expect(text).toContain(words)
  })

  test('of an offer by telephone sends nobody to the site', async () => {
    const { text } = await read({ isRedeemable: false })
    expect(text).toContain('Par téléphone, au 01')
    expect(text).not.toContain('portail.example')
  })

  test('without a name is its bearer’s; without a word has none', async () => {
    const { text, pages } = await read({ recipientName: '', message: '', credits: 1 })
    expect(text).toContain('Au porteur de ce bon')
    expect(text).toContain('Un cours de 1 h')
    expect(pages).toBe(1)
  })

  test('holds 400 characters of any words on one page', async () => {
    const { pages, text } = await read({
      message: `${'Łucja chante ! '.repeat(26)}fin.`,
      name: 'Bon cadeau de dix cours particuliers de comédie musicale',
    })
    expect(pages).toBe(1)
    expect(text).toContain('fin.')
  })

  test('the same voucher gives the same bytes', async () => {
    const [one, other] = await Promise.all([renderPaper(writeVoucher(facts)), renderPaper(writeVoucher(facts))])
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })
})
