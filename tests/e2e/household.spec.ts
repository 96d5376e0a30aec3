import { logIn, waitForMail } from './support/journey'
import { expect, test } from './support/test'

const sophie = 'sophie.lambert@exemple.example'
const secret = 'diapason-la-440'
const father = 'papa.lambert@exemple.example'

test('[1.B8] [1.B9] [6.L5] a parent opens a child’s page, and their other parent agrees to copies of its messages', async ({
  page,
  browser,
}) => {
  await logIn(page, sophie, secret, '/atelier/connexion?retour=/atelier/mon-compte/eleves')
  await page.getByRole('link', { name: /^Cours, forfaits et messages de Nina/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nina Lambert' })).toBeVisible()
  for (const part of ['Cours à venir', 'Forfaits en cours', 'Messages', 'Copie des messages'])
    await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible()

  // Nina is under 15: not at her own address.
  await page.getByLabel(/^Adresse e-mail de la copie/).fill(father)
  await page.getByLabel('C’est l’adresse de Nina').check()
  await page.getByRole('button', { name: 'Enregistrer et envoyer le lien' }).click()
  await expect(page.getByText(/moins de 15 ans ne reçoit pas de message/).first()).toBeVisible()
  await page.getByLabel('C’est l’adresse de Nina').uncheck()
  await page.getByRole('button', { name: 'Enregistrer et envoyer le lien' }).click()
  await expect(page.getByText('les copies commencent une fois son lien confirmé')).toBeVisible()

  const asked = await waitForMail(father, /Recevoir une copie des messages de Nina/)
  const link = asked.links.find((href) => href.includes('/messages/copies/'))!
  const there = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await there.goto(link)
  await there.getByRole('button', { name: 'Recevoir les copies' }).click()
  await expect(there.getByRole('button', { name: 'Ne plus recevoir de copie' })).toBeVisible()

  // A lesson given up is told to both, and is in the child's messages.
  await page
    .getByRole('link', { name: /^Annuler le cours/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Annuler le cours' }).click()
  await expect(page.getByRole('heading', { name: 'Mon suivi' })).toBeVisible()
  const copy = await waitForMail(father, /^Cours annulé/)
  expect(copy.text).toContain('Copie, pour information')
  await page.goto('/atelier/mon-compte/eleves')
  await page.getByRole('link', { name: /^Cours, forfaits et messages de Nina/ }).click()
  await expect(page.getByText(`Copie à ${father}`)).toBeVisible()

  await there.getByRole('button', { name: 'Ne plus recevoir de copie' }).click()
  await expect(there.getByRole('heading', { name: 'Les copies sont arrêtées' })).toBeVisible()
  await there.context().close()
})
