// Every mail as pictures, at two widths and in both themes, to be looked at; says which is wider than its screen:
//   TSX_TSCONFIG_PATH=scripts/tsconfig.json node --import tsx scripts/mail-pictures.ts [folder]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { MailContent } from '@/emails/content'
import { greet, writeWritten } from '@/emails/messages/written'
import { renderMail } from '@/emails/render'
import { somebody, writeTypical } from '@/emails/typical'
import type { Sender } from '@/lib/messages/types'
import { messageTemplates } from '@/lib/templates/types'
import { sender } from '@/tests/emails/samples'
import { ensureBrowser } from './lib/browser.mjs'

const folder = process.argv[2] ?? 'test-results/mails'
const { origin } = sender
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="640"><rect width="1200" height="640" fill="#b9a"/><circle cx="880" cy="250" r="140" fill="#edc"/></svg>`

/** Another school, in its own colour. */
const horizon: Sender = { ...sender, slug: 'horizon', name: 'Horizon', accentHue: 240, accentChroma: 0.1 }

const values = {
  cher: greet({ civility: 'madame', firstName: 'Anne' }, 'fr-FR'),
  prenom_client: 'Anne',
  lien_dossier: `${origin}/atelier/mon-compte`,
}
const author = 'Inès Royer'
const body =
  '{cher},\n\nLe concert de fin d’année aura lieu le **samedi 12 juin à 18 h 30**. Le programme est dans [fichier 1].\n\nVos cours et vos places : {lien_dossier}\n\nÀ très bientôt,\nInès'

const files = [
  { name: 'Programme du concert.pdf', href: `${origin}/atelier/pieces/a` },
  {
    name: 'plan-acces-salle-des-fetes-avec-un-nom-de-fichier-vraiment-long-2026.pdf',
    href: `${origin}/atelier/pieces/b`,
  },
]
const hall = { id: '0190', alt: 'La grande salle', width: 1200, height: 640 }
const direct = { subject: 'Le concert de fin d’année', body, values, author, files, why: 'direct' as const }
const mass = {
  subject: 'Stage de printemps : les inscriptions ouvrent',
  body: '{cher},\n\nDu 12 au 16 avril, cinq matinées de chant choral.\n\nPour en savoir plus : {lien_dossier}',
  values,
  author,
  why: 'newsletter' as const,
  unsubscribeUrl: `${origin}/atelier/desabonnement/x`,
}
const own = {
  subject: 'C’est noté, {prenom}',
  body: 'Bonjour {prenom},\n\nVotre cours de **{jour}** est réservé.\n\n[details]\n\n[bouton]',
}

const mails: Record<string, MailContent> = {
  ...Object.fromEntries(messageTemplates.map((template) => [template, writeTypical(template, sender)])),
  written: writeWritten(sender, { ...direct, picture: { ...hall, place: 'top' } }),
  'written-picture-below': writeWritten(sender, { ...direct, picture: { ...hall, place: 'end' } }),
  mass: writeWritten(sender, mass),
  'mass-of-horizon': writeWritten(horizon, { ...mass, files, picture: { ...hall, place: 'top' } }),
  'own-words': writeTypical('booking_confirmed', sender, somebody, own),
  'booking-of-horizon': writeTypical('booking_confirmed', horizon),
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args })
  for (const [name, content] of Object.entries(mails)) {
    const { html } = await renderMail(content)
    for (const width of [360, 680]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme })
        await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }))
        await page.setContent(html)
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wider > 0) process.stdout.write(`${name} is ${wider} px wider than ${width}\n`)
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
        await page.close()
      }
    }
  }
  await browser.close()
}

await main()
