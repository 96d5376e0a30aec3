import { readFileSync } from 'node:fs'
import { makeTwice } from './support/clients'
import { logIn } from './support/journey'
import { closeSql, sql, withDrawer } from './support/money'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const admin = staff.find(({ role }) => role === 'admin')!.email
test.afterAll(() => closeSql())

test('[2.A1] [2.A2] a morning in the office: a client found with a mistake, by keyboard; a note on two of them, undone', async ({
  page,
}) => {
  await logIn(page, admin, password)
  await expect(page).toHaveURL(/\/atelier\/gestion$/)

  const palette = page.getByRole('dialog')
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type('vaseur')
  await expect(palette.getByRole('menuitem', { name: /Claire Vasseur/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Claire Vasseur' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Inscrit/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Commandes et règlements' })).toBeVisible()

  await page.getByRole('link', { name: 'Tous les dossiers' }).click()
  await page.getByLabel(/^Nom, téléphone/).pressSequentially('paris')
  await expect(page).toHaveURL(/q=paris/)
  await expect(page.getByRole('status').first()).toContainText('dossiers les plus proches')
  const boxes = page.getByRole('table').getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('button', { name: 'Ajouter une note' }).click()
  await page.getByLabel(/^La note/).fill('Préfère le téléphone')
  await page.getByRole('button', { name: 'Noter les 2 dossiers' }).click()
  await expect(page.getByText('La note est ajoutée à 2 dossiers.')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect(page.getByText('Les 2 notes sont retirées.')).toBeVisible()
})

test('[2.B1] [1.H3] [2.A4] the morning goes on: a portal seen as its member, a cheque taken to the bank, two files joined and parted', async ({
  page,
}) => {
  const [order] = await sql()<{ number: number; file: number; name: string }[]>`
    select o.number, f.number as file, f.first_name || ' ' || f.last_name as name
    from payments p join orders o on o.id = p.order_id join client_files f on f.id = o.client_file_id
    where p.means = 'cheque' and p.status = 'expected' and o.status in ('pending', 'paid') and f.account_id is not null
    order by o.number limit 1`
  const { number, file, name } = order!
  await logIn(page, admin, password, `/atelier/connexion?retour=/atelier/gestion/dossiers/${file}`)
  await page.getByText('Se connecter en tant que…').click()
  await page.getByLabel('Motif').fill('Elle ne trouve pas son bordereau')
  await page.getByRole('button', { name: 'Voir son espace' }).click()
  await expect(page.getByText(`Vous voyez le portail de ${name}`)).toBeVisible()
  await page.getByRole('link', { name: 'Mes achats' }).first().click()
  await expect(page.getByText(`Commande C${number}`).first()).toBeVisible()
  await page.getByRole('button', { name: 'Revenir à l’administration' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  await withDrawer(async () => {
    await page.goto(`/atelier/gestion/commandes/C${number}`)
    await page.getByRole('button', { name: 'Enregistrer le chèque' }).first().click()
    await expect(page.getByText('Le chèque est enregistré.')).toBeVisible()
    await page.goto('/atelier/gestion/cheques')
    await page.getByRole('button', { name: 'Remettre les chèques cochés' }).click()
    await expect(page.getByRole('heading', { name: 'Bordereau de remise de chèques' })).toBeVisible()
  })

  const two = await makeTwice(`Matine${String.fromCharCode(97 + (Date.now() % 26))}`, admin)
  await page.goto(`/atelier/gestion/dossiers/${two.kept}/reunir?avec=${two.merged}`)
  await page.getByRole('button', { name: 'Réunir ces dossiers' }).click()
  await expect(page).toHaveURL(new RegExp(`/dossiers/${two.kept}\\?message=reuni$`))
  await page.getByText('Annuler cette réunion…').click()
  await page.getByRole('button', { name: `Annuler la réunion avec le n°\u00a0${two.merged}` }).click()
  await expect(page).toHaveURL(new RegExp(`/dossiers/${two.merged}\\?message=separe$`))
})
