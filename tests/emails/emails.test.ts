import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import type { MailContent } from '@/emails/content'
import {
  writeBookingCalendar,
  writeBookingCancelled,
  writeBookingCancelledToOffice,
  writeBookingConfirmed,
} from '@/emails/messages/booking'
import { writeContact } from '@/emails/messages/contact'
import { writeOrderPaid } from '@/emails/messages/order'
import { renderMail } from '@/emails/render'
import { compose, findUnknownVariable, listVariables } from '@/emails/template'
import { booking, cancelled } from '@/emails/typical/lessons'
import { order } from '@/emails/typical/money'
import { darkPalette, lightPalette } from '@/lib/core/colours'
import { messageTemplates } from '@/lib/templates/types'
import texts from '@/messages/fr/messages'
import orderTexts from '@/messages/fr/orders'
import { samples, sender } from './samples'

const names = Object.keys(samples)
const plain = ({ body }: MailContent): string =>
  body.map((part) => (part.kind === 'paragraph' ? part.runs.map((run) => run.text).join('') : '')).join('\n')

const titles = names.map((name) => [name === 'order_paid' ? 'order_paid [1.D9]' : name, name] as const)
describe.each(titles)('the mail %s', (_title, name) => {
  const content = samples[name]!

  it('leaves no variable unfilled, in its subject, html or text', async () => {
    const { html, text } = await renderMail(content)
    const shown = html.replace(/<style>[\s\S]*?<\/style>/g, '')
    for (const part of [content.subject, content.preview, content.kicker, content.title, shown, text]) {
      expect(part).not.toMatch(/\{\w+\}|\[(bouton|details|commande|message)\]|undefined|null|NaN|Invalid Date/)
    }
    expect(content.subject).not.toMatch(/[\r\n]/)
  })

  it('says who writes, from where and how to reach them, in both versions', async () => {
    const { html, text } = await renderMail(content)
    for (const version of [html, text]) {
      expect(version).toContain('28 rue des Lilas-Blancs, 75011 Paris')
      expect(version).toContain('01\u00a099\u00a000\u00a019\u00a001')
      expect(version).toContain('bonjour@latelier.example')
    }
    expect(html).toContain('lang="fr"')
    expect(html).toContain('prefers-color-scheme: dark')
  })

  it('loads nothing from elsewhere and runs nothing', async () => {
    const { html } = await renderMail(content)
    expect(html).not.toMatch(/<script|<img|<link|url\(|@import|onclick|src=/i)
    const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]!)
    for (const link of links) expect(link).toMatch(/^(https:\/\/portail\.example\/atelier|mailto:|tel:)/)
  })

  it('has the typographic spaces of French', async () => {
    const { text } = await renderMail(content)
    const ownWords = text.replace(/^>.*$/gm, '').replace(/https?:\S+/g, '')
    expect(ownWords).not.toMatch(/\p{L} [?!;]|\p{L} :(?!\S)|« | »/u)
  })
})

it('an order in several times says what came, and what its card will be charged when [1.D11]', () => {
  const next = [{ amountCents: 26_666, dueOn: '2026-11-19' }]
  const words = plain(
    writeOrderPaid(sender, { ...order, received: [{ means: 'card', amountCents: 58_334 }], next }, ['invoice'], null),
  ).replaceAll(/\s/g, ' ')
  expect(words).toContain('Votre facture est jointe à ce message.')
  expect(words).toContain('a reçu 583,34 € par carte bancaire')
  expect(words).toContain('Le reste sera débité sur la même carte : 266,66 € le 19 novembre 2026.')
})

it('an order by cheques says what was deposited, and when the next ones are [1.D8]', () => {
  const next = [{ amountCents: 26_666, dueOn: '2026-11-19' }]
  const facts = {
    ...order,
    means: 'cheque' as const,
    received: [{ means: 'cheque' as const, amountCents: 31_668 }],
    next,
  }
  const mail = writeOrderPaid(sender, facts, ['invoice', 'receipt'], null)
  const words = plain(mail).replaceAll(/\s/g, ' ')
  expect(words).toContain('a reçu 316,68 € par chèque')
  expect(words).toContain('Le reste sera encaissé par chèque : 266,66 € le 19 novembre 2026.')
  expect(JSON.stringify(mail.body)).not.toContain('Total payé')
})

it('an order says each means with its amount [6.R9]', () => {
  const said = (given: Partial<typeof order>) => plain(writeOrderPaid(sender, { ...order, ...given }, [], null))
  const received = [
    { means: 'account_credit' as const, amountCents: 2_000 },
    { means: 'card' as const, amountCents: 7_000 },
  ]
  expect(said({ received }).replaceAll(/\s/g, ' ')).toContain(
    'a reçu 20,00 € par crédit sur le compte et 70,00 € par carte bancaire le 19 octobre 2026, pour la commande C128.',
  )
  expect(said({ means: 'cheque', received: [] })).toContain('n’a encore rien encaissé pour la commande C128.')
})

it('a lesson cancelled by a refund doesn’t come back on its pass, nor offers another [1.D10]', () => {
  const repaid = { ...cancelled, isRefunded: true }
  const mail = writeBookingCancelled(sender, repaid, null)
  expect(plain(mail)).toContain('annulé avec le remboursement de votre achat')
  expect(JSON.stringify(mail)).not.toMatch(/forfait\.|Réserver un autre cours/)
  expect(plain(writeBookingCancelledToOffice(sender, repaid, null))).not.toContain('Le crédit est revenu')
  expect(plain(writeBookingCancelled(sender, cancelled, null))).toContain('Il est revenu sur votre forfait.')
})

it('whoever was given lessons bought nothing that they could read of, when their buyer has them refunded [1.C7] [1.D10]', () => {
  const mail = writeBookingCancelled(sender, { ...cancelled, isRefunded: true, isGift: true }, null)
  expect(plain(mail)).toContain('Le bon cadeau dont il venait a été remboursé')
  expect(plain(mail)).not.toContain('votre achat')
  expect(JSON.stringify(mail)).not.toContain('/mon-compte/achats')
})

it('a place in a session is cancelled, not the session [1.D10] [1.H1]', () => {
  const mail = plain(writeBookingCancelled(sender, { ...cancelled, isSession: true, isRefunded: true }, null))
  expect(mail).toContain('votre place à cette séance est annulée.')
  expect(mail).not.toContain('n’aura pas lieu')
})

it('dated sessions are postponed, not renounced, where the structure says so, and lead to their dates [6.L2] [1.D9]', () => {
  const dated = order.lines.find((line) => line.dated)!
  const said = (lines: typeof order.lines, withdrawsDatedSessions = false) => {
    const settings = { ...sender.settings, money: { ...sender.settings.money, withdrawsDatedSessions } }
    const mail = writeOrderPaid({ ...sender, settings }, { ...order, lines }, [], null)
    return { text: plain(mail), mail: JSON.stringify(mail) }
  }
  const alone = said([dated])
  expect(alone.text).toContain('ne se rétractent pas')
  expect(alone.text).not.toContain('Renoncer au contrat ici')
  expect(alone.mail).toContain('/mon-compte/suivi')
  expect(said(order.lines).text).toMatch(/Renoncer au contrat ici.*ne se rétractent pas/s)
  expect(said(order.lines).mail).toContain('/mon-compte/reserver')
  expect(said([dated], true).text).not.toContain('ne se rétractent pas')
})

it('cash is said as one says it, in a mail and in « Mes achats » [1.D9]', () => {
  const mail = writeOrderPaid(sender, { ...order, received: [{ means: 'cash', amountCents: 85_000 }] }, [], null)
  expect(plain(mail).replaceAll(/\s/g, ' ')).toContain('a reçu 850,00 € en espèces le')
  const t = createTranslator({ locale: 'fr', messages: { orders: orderTexts }, namespace: 'orders' })
  const values = { orderedOn: '', paidOn: '', count: 1, total: '850,00 €' }
  expect(t('mine.summary', { ...values, means: t('byMeans.cash') })).toContain('en une fois en espèces pour')
})

describe('the texts of the catalogue', () => {
  it.each(messageTemplates)('%s has all its parts', (template) => {
    const { subject, preview, kicker, title, body } = texts.templates[template]
    for (const part of [subject, preview, kicker, title, body]) expect(part.length).toBeGreaterThan(3)
    expect(subject.length).toBeLessThan(80)
  })

  it('take exactly the variables that the code gives', () => {
    expect(listVariables('password_reset').sort()).toEqual(['minutes', 'structure'])
    // @ts-expect-error: a variable that the text doesn't have
    compose('password_reset', { structure: 'x', minutes: '30', prenom: 'Léa' }, {}, null)
    // @ts-expect-error: a variable that the text asks for
    compose('password_reset', { structure: 'x' }, {}, null)
  })

  it('give way to a structure’s own, unless it uses a variable of another mail', () => {
    const good = { subject: 'Bonjour {structure}', body: 'Voici.\n\n[bouton]' }
    const bad = { subject: 'Bonjour {prenom}', body: 'Voici.' }
    expect(findUnknownVariable('password_reset', good)).toBeNull()
    expect(findUnknownVariable('password_reset', bad)).toBe('prenom')
    const write = (override: typeof good) => compose('password_reset', { structure: 'A', minutes: '1' }, {}, override)
    expect(write(good).subject).toBe('Bonjour A')
    expect(write(bad).subject).toBe('Choisissez un nouveau mot de passe')
  })
})

describe('what people type', () => {
  const hostile = {
    kind: 'contact' as const,
    name: '**Gras** https://piege.example <b>x</b>\r\nBcc: tous@membre.example',
    email: 'eve@visiteur.example',
    phone: null,
    subject: '<script>alert(1)</script>\r\nBcc: tous@membre.example',
    body: 'Voyez https://piege.example\n<img src=x onerror=alert(1)>',
    details: {},
    receivedAt: new Date('2026-01-05T09:00:00Z'),
  }

  it('never becomes a header, a mark-up or a link', async () => {
    const content = writeContact(sender, hostile, null)
    expect(content.subject).not.toMatch(/[\r\n]/)
    const { html } = await renderMail(content)
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('href="https://piege.example')
    expect(html).not.toContain('<strong>Gras')
  })

  it('is not read as a variable of ours', () => {
    const content = writeBookingConfirmed(
      sender,
      { ...booking, member: { ...booking.member, firstName: '{cours}' } },
      null,
    )
    expect(plain(content)).toContain('{cours}')
  })
})

describe('the .ics of a lesson [1.F4] [6.R11]', () => {
  const unfold = (text: string) => text.replace(/\r\n[ \t]/g, '')
  const lines = (text: string) => unfold(text).split('\r\n')

  it('adds it, then takes it away under the same uid with a higher sequence', () => {
    const first = lines(writeBookingCalendar(sender, booking, 'member'))
    const last = lines(writeBookingCalendar(sender, cancelled, 'member'))
    const uid = first.find((line) => line.startsWith('UID:'))
    expect(uid).toBe('UID:booking-0190-booking@atelier.diapason')
    expect(last).toContain(uid)
    expect(first).toEqual(expect.arrayContaining(['METHOD:REQUEST', 'SEQUENCE:0', 'STATUS:CONFIRMED']))
    expect(last).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:1', 'STATUS:CANCELLED']))
  })

  it.each([
    ['Europe/Paris', '2026-03-28T16:00:00Z', '20260328T170000', '+0100'],
    ['Europe/Paris', '2026-03-29T15:00:00Z', '20260329T170000', '+0200'],
    ['Europe/Paris', '2026-10-25T16:00:00Z', '20261025T170000', '+0100'],
    ['America/Toronto', '2026-03-08T21:00:00Z', '20260308T170000', '-0400'],
    ['America/Toronto', '2026-11-01T22:00:00Z', '20261101T170000', '-0500'],
  ])('is at 17:00 in %s for %s, whatever the zone of the server', (timeZone, startsAt, expected, offset) => {
    const facts = { ...booking, startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 3_600_000) }
    const text = lines(writeBookingCalendar({ ...sender, timeZone }, facts, 'member'))
    expect(text).toContain(`DTSTART;TZID=${timeZone}:${expected}`)
    const observance = text.slice(0, text.indexOf('END:VTIMEZONE')).filter((line) => /^(DTSTART|TZOFFSETTO)/.test(line))
    const inForce = observance
      .flatMap((line, rank) => (line.startsWith('DTSTART:') ? [[line.slice(8), observance[rank + 1]!.slice(11)]] : []))
      .filter(([from]) => from! <= expected)
      .sort(([a], [b]) => (a! < b! ? -1 : 1))
      .at(-1)
    expect(inForce![1]).toBe(offset)
  })

  it('writes lines that end and fold as the norm wants', () => {
    const text = writeBookingCalendar(sender, { ...booking, room: 'é'.repeat(200) }, 'teacher')
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(80)
  })
})

describe('the colours', () => {
  const luminance = (hex: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const contrast = (a: string, b: string): number => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (light! + 0.05) / (dark! + 0.05)
  }

  it.each([345, 250, 200, 305])('are readable for the hue %i, light and dark [6.A1]', (hue) => {
    for (const palette of [lightPalette(hue, 0.125), darkPalette(hue, 0.125)]) {
      for (const ground of [palette.paper, palette.surface, palette.sunken]) {
        for (const ink of [palette.ink, palette.muted, palette.accent])
          expect(contrast(ink, ground)).toBeGreaterThan(4.5)
      }
      expect(contrast(palette.accentInk, palette.accent)).toBeGreaterThan(4.5)
      expect(contrast(palette.ink, palette.accentSoft)).toBeGreaterThan(4.5)
    }
  })
})
