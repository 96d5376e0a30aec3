import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Tag, Tags } from '@/components/ui/card'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { List } from '@/components/ui/table'
import { ofName } from '@/lib/core/elision'
import { dismissPairAction } from '@/lib/duplicates/actions'
import { listLikelyPairs, mostPairs } from '@/lib/duplicates/queries/list-likely'
import type { LikelyPair } from '@/lib/duplicates/types'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { FaceLines } from '../face-lines'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates.list'))('title') }
}

/** The files that may be of one person, with the reasons: compared, or told apart ([2.A4]). */
export default async function DuplicatesPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/dossiers`
  const { actor } = await requireStaff(slug, `${path}/doublons`, rights['files.merge'])
  const [pairs, t] = await Promise.all([listLikelyPairs(actor), getTranslations('duplicates.list')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={path}>{t('back')}</a>} title={t('title')} lead={t('lead')} className="pb-0" />
      {pairs.length === 0 ? (
        <EmptyState icon="done" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <List label={t('title')}>
          {pairs.map((pair) => (
            <li key={`${pair.one.id}.${pair.other.id}`}>
              <Pair slug={slug} pair={pair} />
            </li>
          ))}
        </List>
      )}
      {pairs.length === mostPairs ? <p className="text-muted">{t('most', { count: mostPairs })}</p> : null}
    </div>
  )
}

async function Pair({ slug, pair: { one, other, likenesses } }: { slug: string; pair: LikelyPair }) {
  const [t, reasons] = await Promise.all([getTranslations('duplicates.list'), getTranslations('duplicates.likenesses')])
  const names = { one: `${one.firstName} ${one.lastName}`, other: `${other.firstName} ${other.lastName}` }
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <FaceLines slug={slug} face={one} />
        <FaceLines slug={slug} face={other} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tags>
          {likenesses.map((likeness) => (
            <Tag key={likeness}>{reasons(likeness)}</Tag>
          ))}
        </Tags>
        <div className="flex flex-wrap items-center gap-3">
          <ActionForm action={dismissPairAction}>
            <HiddenFields structure={slug} one={String(one.number)} other={String(other.number)} />
            <SubmitButton look="quiet" aria-label={t('apartLabel', names)}>
              {t('apart')}
            </SubmitButton>
          </ActionForm>
          <LinkButton
            href={`/${slug}/gestion/dossiers/${one.number}/reunir?avec=${other.number}`}
            aria-label={t('compareLabel', { ofOne: ofName(names.one), ofOther: ofName(names.other) })}
          >
            {t('compare')}
          </LinkButton>
        </div>
      </div>
    </div>
  )
}
