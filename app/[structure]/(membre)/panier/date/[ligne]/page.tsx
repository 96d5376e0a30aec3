import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { findStartChoices } from '@/lib/cart/queries'
import { isId } from '@/lib/core/ids'
import { getContext } from '@/lib/gate/actor'
import { readCartOwner } from '@/lib/gate/cart-cookies'
import { StartForm } from './start-form'

type Props = { params: Promise<{ structure: string; ligne: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cart.start'))('title'), robots: { index: false } }
}

/** Where a package of a group course starts, of a member's cart or a visitor's: all the dates that it takes are shown first ([1.C6]). */
export default async function StartPage({ params }: Props) {
  const { structure: slug, ligne } = await params
  const { structure, actor } = await getContext(slug)
  const owner = await readCartOwner(structure.id, actor)
  const found = owner && isId(ligne) ? await findStartChoices(owner, ligne) : null
  if (!found) notFound()
  const { line, courses } = found
  const t = await getTranslations('cart.start')
  const hasOpen = courses.some(({ starts }) => starts.some(({ isOpen }) => isOpen))
  const isFullSome = !hasOpen || courses.some(({ starts }) => starts.some(({ isOpen }) => !isOpen))
  const waitingPath = `/${slug}/mon-compte/attente/${line.offer.slug}`
  return (
    <div className="page pb-16">
      <div className="mx-auto grid max-w-[46rem] gap-6">
        <PageHeader
          className="!pb-0"
          title={t('title')}
          lead={t('lead', { name: line.offer.name, count: line.offer.credits })}
        />
        {hasOpen ? (
          <StartForm structure={slug} line={line} courses={courses} zone={structure.timeZone} />
        ) : (
          <EmptyState icon="calendar" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        <div className="flex flex-wrap gap-3">
          {isFullSome ? (
            <LinkButton href={waitingPath} look="quiet">
              {t('wait')}
            </LinkButton>
          ) : null}
          <LinkButton href={`/${slug}/panier`} look="plain">
            {t('back')}
          </LinkButton>
        </div>
      </div>
    </div>
  )
}
