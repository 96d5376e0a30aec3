import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, Tag } from '@/components/ui/card'
import { RadioGroup } from '@/components/ui/choices'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { mergeAction } from '@/lib/duplicates/actions'
import { listLikenesses } from '@/lib/duplicates/rules'
import type { MergeFile, MergePreview } from '@/lib/duplicates/types'
import { FaceLines } from '../../face-lines'
import { describeValue } from './describe-value'
import { WhatMoves } from './what-moves'

type Props = { slug: string; preview: MergePreview; currency: string }

const faceOf = ({ id, number, account, values: { address, ...values } }: MergeFile) => ({
  ...values,
  id,
  number,
  accountId: account?.id ?? null,
  postcode: address.postcode,
  city: address.city,
})

/** The two files side by side; a choice for each thing that both say otherwise; what moves; one button. */
export async function MergeForm({ slug, preview, currency }: Props) {
  const { kept, merged, seen } = preview
  const t = await getTranslations('duplicates.merge')
  const files = `/${slug}/gestion/dossiers`
  return (
    <ActionForm action={mergeAction} className="grid gap-6">
      <HiddenFields structure={slug} kept={String(kept.number)} merged={String(merged.number)} seen={seen} />
      <div className="grid gap-4 md:grid-cols-2">
        <Card className="grid content-start justify-items-start gap-3">
          <Tag kind="positive">{t('keeps')}</Tag>
          <FaceLines slug={slug} face={faceOf(kept)} />
        </Card>
        <Card className="grid content-start justify-items-start gap-3">
          <Tag>{t('leaves')}</Tag>
          <FaceLines slug={slug} face={faceOf(merged)} />
          <a href={`${files}/${merged.number}/reunir?avec=${kept.number}`}>{t('swap', { number: merged.number })}</a>
        </Card>
      </div>
      {listLikenesses(faceOf(kept), faceOf(merged)).length > 0 ? null : (
        <Notice kind="warning" title={t('unlike')}>
          {t('unlikeText')}
        </Notice>
      )}
      <Conflicts preview={preview} />
      <WhatMoves preview={preview} currency={currency} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t('confirm')}</SubmitButton>
        <LinkButton look="quiet" href={`${files}/${kept.number}`}>
          {t('cancel')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}

async function Conflicts({ preview: { kept, merged, conflicts, hasTwoLogins } }: { preview: MergePreview }) {
  const [t, words] = await Promise.all([getTranslations('duplicates.merge'), getTranslations('people.addressing')])
  const login = ({ account, number }: MergeFile) => ({
    label: account?.email ?? t('loginNone'),
    description: t('back', { number }),
  })
  return (
    <Card as="section" aria-labelledby="conflits" className="grid gap-5">
      <h2 id="conflits" className="text-xl">
        {t('conflicts')}
      </h2>
      {conflicts.length === 0 && !hasTwoLogins ? <p className="text-muted">{t('noConflicts')}</p> : null}
      {conflicts.map((field) => (
        <RadioGroup
          key={field}
          name={field}
          label={t(`fields.${field}`)}
          columns
          defaultValue="kept"
          choices={[
            {
              value: 'kept',
              label: describeValue(field, kept.values, words),
              description: t('back', { number: kept.number }),
            },
            {
              value: 'merged',
              label: describeValue(field, merged.values, words),
              description: t('back', { number: merged.number }),
            },
          ]}
        />
      ))}
      {hasTwoLogins ? (
        <RadioGroup
          name="login"
          label={t('login')}
          help={t('loginHelp')}
          columns
          required
          choices={[
            { value: 'kept', ...login(kept) },
            { value: 'merged', ...login(merged) },
          ]}
        />
      ) : null}
    </Card>
  )
}
