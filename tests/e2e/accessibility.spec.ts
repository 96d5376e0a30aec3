import { expectAccessibleEverywhere } from './support/accessible'
import { addToCart, cards, logIn, payByCard, validateOrder } from './support/journey'
import { expect, test } from './support/test'

/** The demonstration's accounts (db/seed/accounts.json): one with everything, one with nothing yet. */
const secret = 'diapason-la-440'
const full = 'claire.vasseur@exemple.example'
/** Buys here and nowhere else: what the others have stays as it is. */
const buyer = 'thomas.girard@exemple.example'
const empty = 'mehdi.benali@exemple.example'
const admin = 'administration@latelier.example'

const publicPages = [
  '',
  '/evenementiel',
  '/cours-et-tarifs',
  '/cours-et-tarifs/filtre/individuels/10',
  '/cours-et-tarifs/forfait-10-cours-chant',
  '/cours-et-tarifs/adhesion-annuelle',
  '/cadeaux',
  '/location',
  '/contact',
  '/conditions-generales-de-vente',
  '/mentions-legales',
  '/confidentialite',
  '/connexion',
  '/connexion/code',
  '/creer-un-compte',
  '/mot-de-passe-oublie',
  '/nouveau-mot-de-passe/inconnu',
  '/retrait/supprime',
  '/activation/inconnu',
  '/invitation/inconnu',
  '/nouvelle-adresse/inconnu',
  '/invitation/equipe/inconnu',
  '/panier',
  '/aide',
  '/aide/payer',
]

const memberPages = [
  '/mon-compte/suivi',
  '/mon-compte/suivi/agenda',
  '/mon-compte/reserver',
  '/mon-compte/achats',
  '/mon-compte/acheter',
  '/mon-compte/profil',
  '/mon-compte/interets',
  '/mon-compte/documents',
  '/mon-compte/profil/retrait',
  '/mon-compte/eleves',
  '/mon-compte/tarif-reduit',
  '/mon-compte/cadeau',
  '/mon-compte/attente/forfait-4-improvisation',
  '/panier',
]

const officePages = [
  '/messages',
  '/messages/adresses',
  '/messages/a-traiter',
  '/modeles',
  '/modeles/order-paid',
  '/segments',
  '/segments/nouveau?c.quoi=toutes&c.0.quoi=accord&c.0.canal=email',
  '/segments/nouveau?c.quoi=toutes&c.0.quoi=region&c.0.pays=FR&vue=carte',
  '',
  '/dossiers',
  '/dossiers/1',
  '/dossiers/nouveau',
  '/dossiers/1/identite',
  '/dossiers/doublons',
  '/dossiers/1/reunir?avec=2',
  '/dossiers/1/retirer',
  '/exports',
  '/dossiers/ensemble?geste=note&dossier=1&dossier=2',
  '/chercher?q=vasseur',
  '/commandes',
  '/vente',
  '/vente/nouveau',
  '/cadeaux',
  '/disponibilites',
  '/offres',
  '/offres/nouvelle?type=individual',
  '/offres/ensemble?geste=prix',
  '/cours',
  '/cours/nouveau',
  '/fermetures',
  '/reserver?q=vasseur',
  '/cheques',
  '/virements',
  '/virements/credits',
  '/relances',
  '/tarif-reduit',
  '/factures',
  '/comptabilite',
  '/chiffres',
  '/import',
  '/remboursements',
  '/agenda',
  '/agenda?vue=semaine',
  '/absences',
  '/absences/nouvelle?du=01/12/2026',
  '/heures',
  '/equipe',
  '/equipe/inviter',
  '/journal',
  '/securite',
  '/reglages',
  '/reglages/identite',
  '/reglages/couleurs',
  '/reglages/cours',
  '/reglages/argent',
  '/reglages/messages',
  '/envois',
  '/envois/nouveau',
  '/reglages/modules',
  '/reglages/conditions',
  '/reglages/conditions/nouvelle',
  '/reglages/pages/contact',
  '/reglages/professeurs',
  '/reglages/professeurs/nouveau',
  '/reglages/lieux',
  '/reglages/lieux/nouveau',
  '/reglages/images',
  '/reglages/aide/member/profil',
  '/aide?q=cheque',
  '/aide/dossiers',
]

test.describe.configure({ mode: 'parallel' })
test.use({ allowedConsoleErrors: [/404/] })

/** A share of the pages for each worker that is free. */
const partOf = <Path>(paths: readonly Path[], part: number, parts: number): Path[] =>
  paths.filter((_path, rank) => rank % parts === part)

for (const part of [0, 1]) {
  test(`[6.A1] public pages are accessible at three widths, part ${part + 1}`, async ({ page }) => {
    test.setTimeout(240_000)
    for (const path of partOf(publicPages, part, 2)) {
      await page.goto(`/atelier${path}`)
      await expectAccessibleEverywhere(page, path)
    }
  })
}

test('[6.A1] public pages are accessible in the dark', async ({ page }) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const path of ['', '/cours-et-tarifs', '/creer-un-compte']) {
    await page.goto(`/atelier${path}`)
    await expectAccessibleEverywhere(page, `${path} in the dark`)
  }
})

test('[6.A1] forms with errors are accessible', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/atelier/creer-un-compte')
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expectAccessibleEverywhere(page, 'sign-up with errors')
  await page.goto('/atelier/connexion')
  await page.getByLabel(/^E-mail/).fill('personne@exemple.example')
  await page.getByLabel(/^Mot de passe/).fill('un mot de passe faux')
  await page.getByRole('button', { name: /connecter/i }).click()
  await expect(page.getByText(/incorrect/).first()).toBeVisible()
  await expectAccessibleEverywhere(page, 'login refused')
  const missing = await page.goto('/atelier/nulle-part')
  expect(missing?.status()).toBe(404)
  await expectAccessibleEverywhere(page, 'page not found')
})

for (const [name, email] of [
  ['everything', full],
  ['nothing yet', empty],
]) {
  test(`[6.A1] member pages of somebody with ${name} are accessible`, async ({ page }) => {
    test.setTimeout(240_000)
    await logIn(page, email!, secret)
    for (const path of memberPages) {
      await page.goto(`/atelier${path}`)
      await expectAccessibleEverywhere(page, `${path} (${name})`)
    }
    await page.goto('/atelier/mon-compte/eleves')
    await page
      .getByRole('link', { name: /^Cours, forfaits et messages/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Copie des messages' }).waitFor()
    await expectAccessibleEverywhere(page, `a learner (${name})`)
  })
}

for (const part of [0, 1, 2, 3]) {
  test(`[6.A1] pages of the office are accessible, part ${part + 1}`, async ({ page }) => {
    test.setTimeout(240_000)
    await logIn(page, admin, secret)
    for (const path of partOf(officePages, part, 4)) {
      await page.goto(`/atelier/gestion${path}`)
      await expectAccessibleEverywhere(page, `gestion${path}`)
    }
  })
}

test('[6.A1] an order, a lesson booked for somebody and a course are accessible in the office', async ({ page }) => {
  test.setTimeout(240_000)
  await logIn(page, admin, secret)
  for (const means of ['card', 'cheque', 'transfer']) {
    await page.goto(`/atelier/gestion/commandes?moyen=${means}`)
    await page.getByRole('link', { name: /^C\d/ }).filter({ visible: true }).first().click()
    await page.getByRole('heading', { name: /^Commande C/ }).waitFor()
    await expectAccessibleEverywhere(page, `an order by ${means}`)
  }
  await page.goto('/atelier/gestion/reserver?q=vasseur')
  for (const [link, heading] of [
    [/^Ouvrir/, 'Cours prévus'],
    [/^Voir la semaine/, /^Semaine du lundi/],
  ] as const) {
    await page.getByRole('link', { name: link }).first().click()
    await page.getByRole('heading', { name: heading }).waitFor()
    await expectAccessibleEverywhere(page, `booking for somebody: ${link}`)
  }
  await page.goto('/atelier/gestion/cours')
  for (const link of [/improvisation/, /^jeudi/i]) {
    await page.getByRole('link', { name: link }).filter({ visible: true }).first().click()
    await page.getByRole('heading', { name: /improvisation/, level: 1 }).waitFor()
    await expectAccessibleEverywhere(page, `a course or its session: ${link}`)
  }
})

test('[6.A1] booking and cancelling are accessible', async ({ page }) => {
  test.setTimeout(240_000)
  await logIn(page, full, secret)
  await page.goto('/atelier/mon-compte/reserver')
  await page
    .getByRole('link', { name: /^Choisir/ })
    .first()
    .click()
  const next = page.getByRole('button', { name: 'Continuer et choisir un horaire' })
  await next.waitFor()
  await expectAccessibleEverywhere(page, 'choice of the teacher')
  await next.click()
  await page.getByRole('link', { name: 'Semaine suivante' }).click()
  const slot = page.getByRole('link', { name: /^Réserver \d\d:\d\d/ }).first()
  await slot.waitFor()
  await expectAccessibleEverywhere(page, 'week grid')
  await page.setViewportSize({ width: 1280, height: 900 })
  await slot.click()
  await page.getByRole('button', { name: 'Confirmer la réservation' }).waitFor()
  await expectAccessibleEverywhere(page, 'confirmation')
  await page.getByRole('link', { name: 'Réserver chaque semaine à cette heure' }).click()
  await page.getByRole('heading', { name: /libres?$/ }).waitFor()
  await expectAccessibleEverywhere(page, 'every week')
  await page.goto('/atelier/mon-compte/suivi')
  await page
    .getByRole('link', { name: /^Annuler le cours/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Annuler le cours' }).waitFor()
  await expectAccessibleEverywhere(page, 'cancellation')
  await page.goto('/atelier/mon-compte/suivi')
  await page
    .getByRole('link', { name: /^Déplacer le cours du/ })
    .first()
    .click()
  const other = page.getByRole('link', { name: /^Déplacer le cours à/ }).first()
  await page.setViewportSize({ width: 1280, height: 900 })
  await other.click()
  await page.getByRole('button', { name: 'Confirmer le nouvel horaire' }).waitFor()
  await expectAccessibleEverywhere(page, 'a lesson before and after its move')
})

test('[6.A1] ordering and paying are accessible', async ({ page }) => {
  test.setTimeout(240_000)
  await logIn(page, buyer, secret)
  await page.setViewportSize({ width: 1280, height: 900 })
  await addToCart(page, 'cours-theatre')
  await expectAccessibleEverywhere(page, 'filled cart')
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expectAccessibleEverywhere(page, 'cart with an error')
  await page.setViewportSize({ width: 1280, height: 900 })
  await validateOrder(page)
  await page.getByRole('button', { name: /^Payer/ }).waitFor()
  await expectAccessibleEverywhere(page, 'payment')
  await payByCard(page, cards.works)
  await expect(page).toHaveURL(/merci/)
  await page.getByRole('heading', { level: 1, name: /^Merci/ }).waitFor()
  await expectAccessibleEverywhere(page, 'success')
})
