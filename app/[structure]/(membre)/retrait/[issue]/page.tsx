import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RemovalContact } from '@/components/removals/contact'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getStructureOr404 } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; issue: string }> }

const outcomes = { supprime: 'deleted', desactive: 'deactivated' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('removals.member'))('title') }
}

/** What became of the file of somebody who has left: nobody is logged in any more ([2.A6]). */
export default async function RemovedPage({ params }: Props) {
  const { structure: slug, issue } = await params
  const structure = await getStructureOr404(slug)
  if (!Object.hasOwn(outcomes, issue)) notFound()
  const outcome = outcomes[issue as keyof typeof outcomes]
  const t = await getTranslations('removals')
  const { phone, email } = structure.settings
  return (
    <div className="page">
      <PageHeader title={t(`outcomes.${outcome}.done`)} />
      <Card className="grid max-w-[46rem] gap-4">
        <p>{t(`outcomes.${outcome}.doneText`, { structure: structure.name })}</p>
        <RemovalContact phone={phone} email={email} />
        <div>
          <LinkButton href={`/${slug}`}>{t('done.home')}</LinkButton>
        </div>
      </Card>
    </div>
  )
}
