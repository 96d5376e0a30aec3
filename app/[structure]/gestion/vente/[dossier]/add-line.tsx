import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/inputs'
import { formatCents } from '@/lib/core/money'
import type { LoadedSale } from '@/lib/desk/queries/load-sale'
import { nameLines } from '@/lib/desk/rules'
import type { WantedLine } from '@/lib/desk/types'

type Props = { path: string; sale: LoadedSale; wanted: readonly WantedLine[]; currency: string }

/** One more line: a form that goes to the same page with it in the address, so that it works without a script. */
export async function AddLine({ path, sale, wanted, currency }: Props) {
  const t = await getTranslations('desk.sale')
  return (
    <Card as="section" aria-label={t('add')}>
      <form action={path} className="grid gap-4 sm:grid-cols-[3fr_2fr_auto] sm:items-end">
        <input type="hidden" name="lignes" value={nameLines(wanted)} />
        <Select
          name="offre"
          label={t('offer')}
          required
          placeholder={t('chooseOffer')}
          options={sale.offers.map(({ id, name, priceCents }) => ({
            value: id,
            label: t('offerPrice', { name, price: formatCents(priceCents, currency) }),
          }))}
        />
        <Select
          name="eleve"
          label={t('learner')}
          required
          defaultValue={sale.learners[0]?.id}
          options={sale.learners.map(({ id, firstName, lastName }) => ({
            value: id,
            label: `${firstName} ${lastName}`,
          }))}
        />
        <Button type="submit" look="quiet" icon="plus">
          {t('add')}
        </Button>
      </form>
    </Card>
  )
}
