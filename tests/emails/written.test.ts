import { describe, expect, it } from 'vitest'
import type { MailContent } from '@/emails/content'
import { valuesOf } from '@/emails/messages/values'
import { type WrittenFacts, writeWritten } from '@/emails/messages/written'
import { renderMail } from '@/emails/render'
import { listWrittenVariables } from '@/lib/templates/rules'
import type { Reader, Subject } from '@/lib/templates/types'
import { sender } from './samples'

const facts: WrittenFacts = {
  subject: 'La salle change, {prenom_client}',
  body: '{cher},\n\nNous répétons ailleurs :\n12 rue des Lilas, voyez [fichier 1].\n\n**À demain !** {lien_dossier}',
  values: { cher: 'Chère Anne', prenom_client: 'Anne', lien_dossier: 'https://portail.example/atelier/mon-compte' },
  author: 'Inès Royer',
  files: [
    { name: 'plan.pdf', href: 'https://portail.example/atelier/pieces/a' },
    { name: 'chants.pdf', href: 'https://portail.example/atelier/pieces/b' },
  ],
  picture: { id: '0190', alt: 'La grande salle', width: 1200, height: 800, place: 'top' },
  why: { course: 'Chant collectif', reason: 'changement de salle.' },
}
const written = (change: Partial<WrittenFacts> = {}): MailContent => writeWritten(sender, { ...facts, ...change })

describe('a message that somebody writes [2.C5]', () => {
  it('greets its reader, keeps its lines, links its files where it places them and the others at its end', async () => {
    const { html, text } = await renderMail(written())
    expect(text).toContain('Chère Anne,')
    expect(text).toMatch(/ailleurs\s:\n12 rue des Lilas, voyez plan\.pdf/)
    expect(text).toMatch(/Pièces jointes\n\nchants\.pdf\s: https:\/\/portail\.example\/atelier\/pieces\/b/)
    expect(html).toContain('<br')
    expect(html).toMatch(/href="https:\/\/portail\.example\/atelier\/pieces\/a"[^>]*>plan\.pdf</)
    expect(html.match(/<img/g)).toHaveLength(1)
    expect(html).toMatch(/<img[^>]*alt="La grande salle"[^>]*src="https:\/\/portail\.example\/atelier\/photos\/0190"/)
  })

  it('shows its picture on top or at the end', () => {
    expect(written().body[0]).toMatchObject({ kind: 'picture' })
    expect(written({ picture: { ...facts.picture!, place: 'end' } }).body.at(-1)).toMatchObject({ kind: 'picture' })
  })

  it('says why one gets it, who reads the answer and how to get no more [2.C4] [2.C10]', async () => {
    const service = await renderMail(written())
    expect(service.text).toMatch(/parce que vous participez à Chant collectif\. Motif\s: changement de salle\.\n?/)
    expect(service.text).toContain('parviendra à Inès Royer')
    expect(service.text).not.toContain('Ne plus recevoir')
    const url = 'https://portail.example/atelier/desabonnement/x'
    const mass = await renderMail(written({ why: 'newsletter', unsubscribeUrl: url }))
    expect(mass.text).toContain(`Ne plus recevoir ces messages\n${url}`)
    expect(mass.html).toContain(url)
  })

  it('is framed in the language of its reader [2.C3]', async () => {
    const { html, text } = await renderMail(written({ locale: 'en', why: 'email' }))
    expect(html).toContain('lang="en"')
    expect(text).toContain('because you agreed to e-mails')
    expect((await renderMail(written({ locale: 'fr-CA', why: 'email' }))).text).toContain('courriels')
  })

  it('has no hole: without a value it isn’t written', () => {
    expect(() => written({ body: 'Le {date}' })).toThrow('date')
  })

  it('reads no mark or address in what is filled in', async () => {
    const values = { ...facts.values, cher: 'Bonjour **X** https://piege.example <b>', prenom_client: 'A\r\nBcc: b' }
    const content = written({ values })
    expect(content.subject).not.toMatch(/[\r\n]/)
    const { html } = await renderMail(content)
    expect(html).not.toContain('href="https://piege.example')
    expect(html).not.toContain('<strong>X')
  })
})

describe('the values of a reader [2.C3]', () => {
  const reader: Reader = {
    ...{ clientFileId: '0190', email: 'anne@membre.example', firstName: 'Anne', lastName: 'Weil' },
    ...{ civility: 'madame', locale: 'fr-FR', balanceCents: 12_050, currency: 'EUR' },
  }
  const startsAt = new Date('2026-11-25T18:30:00Z')
  const course: Subject = { kind: 'course', name: 'Chant collectif', startsAt, place: 'Lilas' }

  it.each([
    [null, null],
    ['course', course],
    ['course', { ...course, startsAt: null, place: null }],
    ['offer', { kind: 'offer', name: 'Forfait 4', slug: 'forfait-4' }],
  ] as const)('none is missing, about %s', (topic, subject) => {
    const values = valuesOf(sender, reader, { author: 'Inès Royer', subject })
    expect(Object.keys(values).sort()).toEqual(listWrittenVariables(topic).sort())
    expect(Object.values(values)).not.toContain('')
  })

  it('says a course’s day, hour and place, what is owed and how they are greeted', () => {
    expect(valuesOf(sender, reader, { author: 'Inès Royer', subject: course })).toMatchObject({
      ...{ cher: 'Chère Anne', date: 'mercredi 25 novembre 2026', heure: '19\u00a0h\u00a030', lieu: 'Lilas' },
      ...{ solde: '120,50\u00a0€', lien_aide: 'https://portail.example/atelier/aide' },
    })
  })
})
