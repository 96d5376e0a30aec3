import { addToCart, answerBank, cards, payByCard, waitForMail } from './support/journey'
import { closeSql, comeIn, orderIdOf, sql } from './support/money'
import { expect, places, test } from './support/test'

test.afterAll(() => closeSql())

/** The hour at which the parts of the day are charged has come. */
async function runTheHour(): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const body = JSON.stringify({ from: `${day}T09:00:00.000Z`, to: `${day}T09:10:00.000Z` })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${places.executor}/crons/run-between`, { method: 'POST', headers, body })
  expect(response.status).toBeLessThan(300)
}

test('[1.D11] by card in three times: the first part activates, a refused one is paid where its mail leads', async ({
  page,
}) => {
  const email = await comeIn(page)
  await addToCart(page, 'adhesion-annuelle')
  await addToCart(page, 'forfait-10-cours-chant')
  await page.getByRole('group', { name: 'En combien de fois' }).getByLabel('En 3 fois').check()
  await page.getByLabel(/J’ai lu et j’accepte/).check()
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expect(page).toHaveURL(/\/paiement\//)
  const orderId = orderIdOf(page)
  await expect(page.getByRole('heading', { name: 'Paiement en 3 fois' })).toBeVisible()
  await payByCard(page, cards.asks)
  await answerBank(page, 'Accepter')
  await expect(page.getByRole('heading', { name: 'Merci, votre paiement est accepté' })).toBeVisible()
  await expect(page.getByText('10 cours à réserver')).toBeVisible()

  await sql()`update payments set due_on = app_now()::date where order_id = ${orderId} and instalment = 2`
  await runTheHour()
  const mail = await waitForMail(email, /Une échéance de votre commande/)
  await page.goto(mail.links.find((address) => address.includes('/paiement/echeance/'))!)
  await expect(page.getByText('Votre banque demande que vous confirmiez vous-même ce paiement.')).toBeVisible()
  await payByCard(page, cards.works)
  await expect(page.getByText('Cette échéance est payée, merci')).toBeVisible()
  await waitForMail(email, /Échéance 2 sur 3 payée/)
  await expect(page.getByRole('table', { name: /Échéancier de la commande/ })).toContainText('Payé le')
})
