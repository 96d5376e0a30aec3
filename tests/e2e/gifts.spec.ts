import accounts from '@/db/seed/accounts.json' with { type: 'json' }
import { addToCart, cards, logIn, newcomer, payByCard, validateOrder, waitForMail } from './support/journey'
import { closeSql, comeIn, findQuietMember } from './support/money'
import { expect, test } from './support/test'

test.afterAll(() => closeSql())
const accountant = accounts.staff.find(({ role }) => role === 'accountant')!.email

test('[1.C7] [1.H8] a gift is bought for somebody, sent with its voucher, used once, and found by the office', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const recipient = newcomer('Zoe', 'Martin')
  let code = ''

  await test.step('its buyer says for whom before paying, on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 800 })
    await comeIn(page)
    await addToCart(page, 'cadeau-1-cours')
    await expect(page.getByText('Dites à qui vous offrez ce cadeau.')).toBeVisible()
    await page.getByLabel(/^Son prénom et son nom/).fill('Zoé Martin')
    await page.getByLabel(/^Son e-mail/).fill(recipient.email)
    await page.getByLabel(/^Votre mot/).fill('Chante, enfin !')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByText('C’est noté')).toBeVisible()
    await validateOrder(page)
    await payByCard(page, cards.works)
    await expect(page).toHaveURL(/\/merci/, { timeout: 20_000 })
    await expect(page.getByText('Le bon cadeau vous attend')).toBeVisible()
  })

  await test.step('the recipient has the mail and the PDF; the buyer finds the code in Mes achats', async () => {
    const mail = await waitForMail(recipient.email, /vous offre un cours/)
    code = /[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}/.exec(mail.text)![0]
    expect(mail.text).toContain('Chante, enfin')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['Bon cadeau Zoé Martin.pdf'])
    await page.goto('/atelier/mon-compte/achats')
    await expect(page.getByText(code).filter({ visible: true })).toBeVisible()
    await expect(
      page
        .getByText(/À utiliser/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
  })

  await test.step('a code typed wrong says so; the right one is a pass; used again, it isn’t', async () => {
    const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'fr-FR' })).newPage()
    await logIn(other, await findQuietMember(), accounts.password, '/atelier/mon-compte/cadeau')
    await other.getByLabel(/^Code du bon/).fill('AAAA-BBBB-CCCC')
    await other.getByRole('button', { name: 'Voir le bon' }).click()
    await expect(other.getByText('Nous ne trouvons pas ce code').first()).toBeVisible()
    await other.getByLabel(/^Code du bon/).fill(code.toLowerCase())
    await other.getByRole('button', { name: 'Voir le bon' }).click()
    await expect(other.getByText('Chante, enfin !')).toBeVisible()
    expect(other.url()).not.toContain(code)
    await other.getByRole('button', { name: 'Utiliser ce bon' }).click({ clickCount: 2 })
    await expect(other).toHaveURL(/\/reserver\?cadeau=1/)
    await expect(other.getByText('Bon cadeau d’un cours particulier').filter({ visible: true }).first()).toBeVisible()
    await other.goto(`/atelier/mon-compte/cadeau?code=${code}`)
    await expect(other.getByText('Vous avez déjà utilisé ce bon cadeau')).toBeVisible()
    await other.context().close()
  })

  await test.step('the office finds it by the code that is read out', async () => {
    await page.context().clearCookies()
    await page.setViewportSize({ width: 1280, height: 800 })
    await logIn(page, accountant, accounts.password, `/atelier/gestion/cadeaux?q=${code}`)
    await page.getByRole('link', { name: code }).filter({ visible: true }).click()
    await expect(page.getByText('Chante, enfin !')).toBeVisible()
    await expect(page.getByText(/^Utilisé/).first()).toBeVisible()
  })
})
