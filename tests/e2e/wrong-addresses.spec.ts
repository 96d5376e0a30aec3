import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { logIn } from './support/journey'
import { expect, test } from './support/test'

const seeded = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  accounts: { email: string }[]
  staff: { email: string }[]
}
// The browser's own word for each; whatever else it says, of a policy above all, fails the test.
test.use({ allowedConsoleErrors: [/status of 404/] })

async function expectNotFound(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: /rideau est tombé|n’existe pas/ }), path).toBeVisible()
  }
}

test('[6.S6] an address that no page has is told without an error in the console, in the frame it belongs to', async ({
  page,
  context,
}) => {
  await expectNotFound(page, ['/rien', '/rien/connexion', '/rien/un/deux', '/atelier/rien', '/atelier/connexion/rien'])
  await expectNotFound(page, [
    '/atelier/cours-et-tarifs/rien',
    '/atelier/panier/date/rien',
    '/atelier/paiement/un/rien',
  ])
  await logIn(page, seeded.accounts[0]!.email, seeded.password)
  await expectNotFound(page, ['/atelier/paiement/rien', '/atelier/gestion', '/atelier/mon-compte/rien/2'])
  await expect(page.getByRole('link', { name: 'Mes achats' }).first()).toBeVisible()
  await context.clearCookies()
  await logIn(page, seeded.staff[0]!.email, seeded.password)
  await expectNotFound(page, ['/atelier/gestion/commandes/C999999', '/atelier/gestion/rien/2'])
  await expect(page.getByRole('link', { name: 'Dossiers' }).first()).toBeVisible()
})
