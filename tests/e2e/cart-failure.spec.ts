import { addToCart } from './support/journey'
import { closeSql, sql } from './support/money'
import { expect, test } from './support/test'

/** Bought by no other test: only here does the database fail when it is put in a cart. */
const offer = 'forfait-4-cours-comedie-musicale'

test.use({ javaScriptEnabled: false })
test.afterAll(async () => {
  await sql()`drop function if exists fail_for_test() cascade`
  await closeSql()
})

test('[1.C9] a failure of ours in a cart without a script is said in one sentence, with its reference', async ({
  page,
}) => {
  const [found] = await sql()<{ id: string }[]>`select id from offers where slug = ${offer}`
  await sql().unsafe(`
    create function fail_for_test() returns trigger language plpgsql as $$ begin raise exception 'un détail interne'; end $$;
    create trigger fail_for_test before insert on cart_lines for each row when (new.offer_id = '${found!.id}')
      execute function fail_for_test();`)
  await addToCart(page, offer)
  const alert = page.getByRole('alert').filter({ hasText: 'Une erreur est survenue de notre côté' })
  await expect(alert).toContainText(/donnez-nous cette référence\s: [0-9A-F]{8}\./)
  await expect(page.locator('body')).not.toContainText('détail interne')

  await sql()`drop function fail_for_test() cascade`
  await addToCart(page, offer)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('list').first()).toBeVisible()
})
