import { getTranslations } from 'next-intl/server'
import { StartChoices } from '@/components/cart/start-choices'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { listCourseStarts } from '@/lib/cart/queries'
import type { CartLine } from '@/lib/cart/types'
import type { LoadedSale } from '@/lib/desk/queries/load-sale'
import { nameLines } from '@/lib/desk/rules'
import type { SaleEntry, WantedLine } from '@/lib/desk/types'

type Props = {
  path: string
  sale: LoadedSale
  line: CartLine
  wanted: readonly WantedLine[]
  entered: SaleEntry
  zone: string
}

/** Where a package of the sale starts: a form that goes to the same page with the date in its address, as a line is added ([1.C6]). */
export async function StartDate({ path, sale, line, wanted, entered, zone }: Props) {
  const [t, sales] = await Promise.all([getTranslations('cart.start'), getTranslations('desk.sale')])
  const courses = await listCourseStarts(sale.packages, line.id, sale.packageFacts)
  const hasOpen = courses.some(({ starts }) => starts.some(({ isOpen }) => isOpen))
  return (
    <Card as="section" raised aria-labelledby="debut" className="grid min-w-0 gap-4">
      <h2 id="debut" className="text-xl">
        {t('title')}
      </h2>
      <p className="text-muted">{t('lead', { name: line.offer.name, count: line.offer.credits })}</p>
      {hasOpen ? (
        <form action={path} className="grid gap-5">
          <input type="hidden" name="lignes" value={nameLines(wanted)} />
          <input type="hidden" name="ligne" value={line.id} />
          <input type="hidden" name="reglement" value={entered.payment} />
          <input type="hidden" name="reference" value={entered.reference} />
          <StartChoices
            name="seance"
            courses={courses}
            chosenId={line.firstSessionId}
            zone={zone}
            help={sales('startHelp')}
          />
          <div>
            <Button type="submit">{t('save')}</Button>
          </div>
        </form>
      ) : (
        <Notice kind="warning" title={t('none')}>
          {t('noneText')}
        </Notice>
      )}
    </Card>
  )
}
