import accounts from '@/db/seed/accounts.json' with { type: 'json' }
import { expectAccessible } from './support/accessible'
import { logIn, waitForMail } from './support/journey'
import { expect, test } from './support/test'

// Bought their membership and a lesson within the last 14 days, whatever the day of the demonstration.
const member = 'paul.chevalier@exemple.example'
const accountant = accounts.staff.find(({ role }) => role === 'accountant')!.email

test('[1.D13] [6.L2] [1.D10] a member renounces a lesson in two steps; the accountant gives the rest back after a preview', async ({
  page,
}) => {
  test.setTimeout(120_000)
  let number = ''
  await test.step('the member sees what comes back, then confirms, and has a receipt', async () => {
    await page.setViewportSize({ width: 360, height: 800 })
    await logIn(page, member, accounts.password, '/atelier/mon-compte/achats')
    const links = page.getByRole('link', { name: /^Renoncer au contrat ici : Cours/ })
    await links.first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Renoncer au contrat')
    await expectAccessible(page, page.url())
    await page.getByRole('button', { name: 'Confirmer la rétractation' }).click({ clickCount: 2 })
    await expect(page.getByText('Votre rétractation est enregistrée')).toBeVisible()
    const receipt = await waitForMail(member, /Accusé de réception/)
    number = /commande (C\d+)/.exec(receipt.text)![1]!
    expect(receipt.text).toContain('repartent sur la carte')
    await page.goto('/atelier/mon-compte/achats')
    await expect(
      page
        .getByText(/^Contrat renoncé/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
    await expectAccessible(page, page.url())
  })

  await test.step('the accountant refunds the membership of the same order', async () => {
    await page.context().clearCookies()
    await page.setViewportSize({ width: 1280, height: 800 })
    await logIn(page, accountant, accounts.password, `/atelier/gestion/commandes/${number}`)
    const panel = page.getByRole('region', { name: 'Remboursements' })
    await expect(panel.getByText(/^Rétractation du/)).toBeVisible()
    await page.getByRole('link', { name: 'Rembourser…' }).click()
    await page.getByRole('checkbox', { name: /^Cours/ }).uncheck()
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click()
    await expect(page.getByText('L’adhésion prend fin aujourd’hui')).toBeVisible()
    await expectAccessible(page, page.url())
    await page.getByLabel('Motif').fill('Déménagement')
    await page.getByRole('button', { name: /^Rembourser/ }).click()
    await expect(panel.getByText('Déménagement')).toBeVisible()
    await expect(panel.getByText(/^Avoir A/)).toHaveCount(2)
    await expect(panel.getByText('Rendu', { exact: true })).toHaveCount(2)
    await waitForMail(member, /^Remboursement de votre commande/)
    await page.goto('/atelier/gestion/remboursements')
    await expectAccessible(page, page.url())
    // What the demonstration leaves to give by hand: a package paid by cheques.
    await page.getByLabel('Référence du virement').first().fill('VIR 2026-31')
    await page
      .getByRole('button', { name: /^Noter comme rendu/ })
      .first()
      .click()
    await expect(page.getByText('C’est noté : ce remboursement est rendu.')).toBeVisible()
  })
})
