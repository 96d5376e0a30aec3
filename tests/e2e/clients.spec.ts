import { logIn, newcomer, password, waitForMail } from './support/journey'
import { expect, test } from './support/test'

const admin = 'administration@latelier.example'
const secret = 'diapason-la-440'

test('[2.A3] [2.A8] [2.A9] [2.A10] the office opens a file, and its holder chooses a password and what they agree to', async ({
  page,
  browser,
}) => {
  const person = newcomer('Odile', `Marchais${String.fromCharCode(97 + (Date.now() % 26))}x`)
  await logIn(page, admin, secret, '/atelier/connexion?retour=/atelier/gestion/dossiers/nouveau')
  // Somebody who looks like a known client is shown first ([2.A4]).
  await page
    .getByLabel(/^Prénom/)
    .first()
    .fill('Claire')
  await page.getByLabel(/^Nom/).first().fill('Vasseur')
  await page.getByLabel(/^E-mail/).fill('claire.vasseur@exemple.example')
  await page.getByRole('button', { name: 'Ouvrir le dossier' }).click()
  await expect(page.getByRole('link', { name: /^Claire Vasseur, dossier n°/ })).toBeVisible()
  await page
    .getByLabel(/^Prénom/)
    .first()
    .fill(person.firstName)
  await page.getByLabel(/^Nom/).first().fill(person.lastName)
  await page.getByLabel(/^E-mail/).fill(person.email)
  await page.getByRole('button', { name: 'Ouvrir le dossier' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${person.firstName} ${person.lastName}` })).toBeVisible()
  await page.getByLabel('Quelle note').selectOption('accounting_flag')
  await page.getByLabel(/^Votre note/).fill('Chèque impayé en septembre')
  await page.getByRole('button', { name: 'Enregistrer la note' }).click()
  await expect(page.getByText('Chèque impayé en septembre').first()).toBeVisible()

  const mail = await waitForMail(person.email, /dossier.*est ouvert/)
  const there = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await there.goto(mail.links.find((href) => href.includes('/invitation/'))!)
  await there.getByLabel(/^Mot de passe/).fill(password)
  await there.getByLabel(/^Confirmez/).fill(password)
  await there.getByRole('button', { name: 'Ouvrir mon espace' }).click()
  await expect(there.getByText('Votre mot de passe est choisi')).toBeVisible()
  await logIn(there, person.email, password)
  // Whatever page they ask for, the questions come first, and nothing is ticked.
  await there.goto('/atelier/mon-compte/documents')
  await expect(there.getByRole('heading', { name: 'Avant de commencer' })).toBeVisible()
  await expect(there.getByRole('main').getByRole('radio', { checked: true })).toHaveCount(0)
  for (const question of ['appeler', 'par courrier', 'par e-mail'])
    await there.getByRole('group', { name: question }).getByLabel('Oui').check()
  await there.getByRole('button', { name: 'Valider mes réponses' }).click()
  await expect(there.getByRole('heading', { level: 1, name: 'Mes documents' })).toBeVisible()
  await expect(there.getByText('Chèque impayé')).toHaveCount(0)

  await page.reload()
  const consents = page.getByRole('region', { name: 'Consentements' })
  await expect(consents.getByText('Oui').filter({ visible: true })).toHaveCount(3)
  await expect(consents.getByText('Non', { exact: true }).filter({ visible: true })).toHaveCount(1)
  await there.context().close()
})
