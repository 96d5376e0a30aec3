import { expectAccessibleEverywhere } from './support/accessible'
import { logIn } from './support/journey'
import { pressOn, typeInto } from './support/keyboard'
import { expect, test } from './support/test'

const secret = 'diapason-la-440'
const admin = 'administration@latelier.example'
const claire = 'claire.vasseur@exemple.example'

test('[2.B1] [2.B2] [2.B3] an admin sees a member’s portal by keyboard, changes nothing, goes back, and the member reads of it', async ({
  page,
  browser,
}) => {
  await logIn(page, admin, secret, '/atelier/connexion?retour=/atelier/gestion/dossiers?q=claire+vasseur')
  await page
    .getByRole('link', { name: /Vasseur Claire/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Claire Vasseur' })).toBeVisible()
  await pressOn(page, page.locator('summary', { hasText: 'Se connecter en tant que…' }), 'Enter')
  await typeInto(page, page.getByLabel('Motif'), 'Aide au téléphone')
  await pressOn(page, page.getByRole('button', { name: 'Voir son espace' }), 'Enter')

  const banner = page.getByRole('region', { name: 'Vous voyez le portail d’un membre' })
  await expect(banner).toContainText('Vous voyez le portail de Claire Vasseur en tant que Béatrice Roussel')
  await page.getByRole('link', { name: 'Mon profil' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mon profil' })).toBeVisible()
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
  await expect(banner).toBeInViewport()
  for (const name of ['Enregistrer', 'Changer le mot de passe'])
    await expect(page.getByRole('button', { name, exact: true })).toBeDisabled()
  await expect(page.getByText('Seule cette personne peut le faire : Claire Vasseur.').first()).toBeVisible()
  await expectAccessibleEverywhere(page, 'a profile seen by staff')

  // Another tab ends it: this one is asked for again, without the banner of somebody else.
  const tab = await page.context().newPage()
  await tab.goto('/atelier/mon-compte/suivi')
  await pressOn(tab, tab.getByRole('button', { name: 'Revenir à l’administration' }), 'Enter')
  await expect(tab.getByRole('heading', { level: 1, name: 'Claire Vasseur' })).toBeVisible()
  await page.getByRole('link', { name: 'Mes achats' }).first().click()
  await expect(page).toHaveURL(/\/gestion/)
  await expect(banner).toHaveCount(0)

  const hers = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await logIn(hers, claire, secret, '/atelier/connexion?retour=/atelier/mon-compte/profil')
  await expect(hers.getByRole('heading', { name: 'Visites de l’équipe' })).toBeVisible()
  await expect(hers.getByText('par l’administration').first()).toBeVisible()
  await hers.context().close()
})
