import { expectAccessible } from './support/accessible'
import {
  activate,
  cards,
  logIn,
  newcomer,
  password,
  payByCard,
  signUp,
  validateOrder,
  waitForMail,
} from './support/journey'
import { expect, test } from './support/test'

test.setTimeout(120_000)

/** « mer. 02/12, 19 h 30 » */
const dates = /mer\. \d\d\/\d\d, 19\sh\s30/g

test('[1.C6] [1.G5] one buys a package of a group course, sees its dates before paying, and postpones a session', async ({
  page,
}) => {
  const person = newcomer('Lucie', 'Chorale')
  await signUp(page, person)
  await activate(page, person)
  await logIn(page, person.email, password)

  await page.goto('/atelier/cours-et-tarifs/forfait-4-chant-collectif')
  await expect(page.getByRole('heading', { name: 'Prochaines dates de début' })).toBeVisible()
  await page
    .getByRole('button', { name: /^Ajouter au panier/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/panier\/date\//)
  await expectAccessible(page, 'la date de début')
  const second = page.getByRole('radio').nth(1)
  const label = await page.locator('label:has(input[type=radio])').nth(1).textContent()
  const planned = label!.match(dates)!
  expect(planned).toHaveLength(4)
  await second.check()
  await page.getByRole('button', { name: 'Garder cette date' }).click()
  await expect(page.getByRole('status')).toContainText('La date de début est choisie')
  await expect(page.getByText('Première séance')).toBeVisible()

  await page.getByRole('button', { name: /^Ajouter l’adhésion/ }).click()
  await expect(page.getByRole('status')).toContainText('C’est dans votre panier')
  await validateOrder(page, { immediate: false })
  await expect(page.getByRole('timer')).toHaveText(/Vos places sont gardées encore 1\d\smin/)
  for (const date of planned) await expect(page.getByText(date).first()).toBeVisible()
  await payByCard(page, cards.works)
  await expect(page).toHaveURL(/\/merci/)

  await page.goto('/atelier/mon-compte/suivi')
  await expect(page.getByText('1 report restant').first()).toBeVisible()
  await page.getByRole('link', { name: `Reporter la séance du` }).first().click()
  await expect(page.getByText('Ce sera votre dernier report sur ce forfait.')).toBeVisible()
  await expectAccessible(page, 'le report')
  await page.getByRole('button', { name: 'Reporter la séance' }).click()
  await expect(page.getByRole('status')).toContainText('La séance est reportée au')
  await expect(page.getByText('Plus de report possible').first()).toBeVisible()
  const mail = await waitForMail(person.email, /^Séance reportée/)
  expect(mail.text).toContain('L’ancienne place est libérée')
})
