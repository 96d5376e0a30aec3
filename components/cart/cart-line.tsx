import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { GuardedFields } from '@/components/ui/form-guard'
import { Icon } from '@/components/ui/icon'
import { removeFromCart } from '@/lib/cart/actions'
import { isForBuyer } from '@/lib/cart/rules'
import type { CartLearner, CartLine as Line, LineProblemCode } from '@/lib/cart/types'
import { ofName } from '@/lib/core/elision'
import { formatMinutes } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { Day } from '@/lib/core/time'
import { GiftLine } from './gift-line'
import { LearnerChoice } from './learner-choice'
import { StartLine } from './start-line'

type Props = {
  structure: string
  line: Line
  currency: string
  problem: LineProblemCode | null
  /** Those whom the buyer may choose; none for a visitor. */
  learners: CartLearner[]
  isVisitor: boolean
  /** What the form of a gift needs. */
  gifts: { today: Day; giftMonths: number }
  /** In which the dates of its sessions are read. */
  zone: string
}

/** One line of the cart: what, for whom, at which price, what stands in the way, 'Supprimer' ([1.C9]). */
export function CartLine({ structure, line, currency, problem, learners, isVisitor, gifts, zone }: Props) {
  const t = useTranslations('cart')
  const { offer } = line
  return (
    <li className="grid gap-x-6 gap-y-3 sm:grid-cols-[1fr_auto]" aria-label={offer.name}>
      <div className="grid min-w-0 content-start gap-1.5">
        <h3 className="display text-xl">{offer.name}</h3>
        <Content line={line} />
        {offer.kind === 'group' ? (
          <StartLine path={`/${structure}/panier/date/${line.id}`} line={line} zone={zone} />
        ) : null}
        <div className="mt-1">
          {isForBuyer(offer) ? (
            <GiftLine structure={structure} line={line} {...gifts} />
          ) : isVisitor ? (
            <p className="text-sm text-muted">{t('askedAfterLogin')}</p>
          ) : (
            <LearnerChoice structure={structure} line={line} learners={learners} />
          )}
        </div>
        {problem ? <Problem line={line} code={problem} structure={structure} /> : null}
        <Details summary={t('details')}>
          {offer.description.split('\n\n').map((paragraph) => (
            <p key={paragraph.slice(0, 24)}>{paragraph}</p>
          ))}
          <p>
            <strong>{t('conditions')}</strong> {offer.conditions}
          </p>
        </Details>
      </div>
      <div className="flex items-start justify-between gap-4 sm:flex-col sm:items-end">
        <LinePrice line={line} currency={currency} />
        <form action={removeFromCart}>
          <GuardedFields>
            <input type="hidden" name="structure" value={structure} />
            <input type="hidden" name="line" value={line.id} />
            <Button
              type="submit"
              look="plain"
              className="-mx-[1.1rem]"
              aria-label={t('removeLabel', { name: offer.name })}
            >
              {t('remove')}
            </Button>
          </GuardedFields>
        </form>
      </div>
    </li>
  )
}

function Content({ line: { offer } }: { line: Line }) {
  const t = useTranslations('cart')
  if (offer.kind === 'membership') return <p className="text-muted">{t('membership')}</p>
  const lessons = t('lessons', { count: offer.credits, length: formatMinutes(offer.lessonMinutes ?? 0) })
  const validity = offer.validityMonths ? t('validity', { months: offer.validityMonths }) : null
  return <p className="text-muted">{[lessons, validity].filter(Boolean).join(', ')}</p>
}

function LinePrice({ line, currency }: { line: Line; currency: string }) {
  const t = useTranslations('cart')
  return (
    <p className="sm:text-right">
      <span className="display text-xl whitespace-nowrap">{formatCents(line.priceCents, currency)}</span>
      {line.isReduced ? (
        <span className="block text-sm text-muted">
          {t('reduced')}, {t('insteadOf', { price: formatCents(line.offer.priceCents, currency) })}
        </span>
      ) : null}
    </p>
  )
}

function Problem({ line, code, structure }: { line: Line; code: LineProblemCode; structure: string }) {
  const t = useTranslations('cart')
  const { minAge, maxAge } = line.offer
  const sentence = t(`lineProblems.${code}`, {
    learner: line.learner?.firstName ?? '',
    ofLearner: ofName(line.learner?.firstName ?? ''),
    minAge: minAge ?? 0,
    maxAge: maxAge ?? 0,
  })
  return (
    <p className="flex items-start gap-2 font-medium text-danger">
      <Icon name="alert" className="mt-[0.15em]" />
      <span>
        {sentence}{' '}
        {code === 'birth_date_missing' ? <a href={`/${structure}/mon-compte/eleves`}>{t('learners')}</a> : null}
      </span>
    </p>
  )
}
