import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { Card, Tag, Tags } from '@/components/ui/card'
import { List } from '@/components/ui/table'
import type { FileHead } from '@/lib/client-files/queries/get-file'
import type { Staff } from '@/lib/core/actor'
import { listLikelyOf } from '@/lib/duplicates/queries/list-likely'
import { FaceLines } from '../../face-lines'

type Props = { slug: string; actor: Staff; file: FileHead; typed: number | null }

/** With which file: one that looks like it, or any by its number. */
export async function ChooseOther({ slug, actor, file, typed }: Props) {
  const [pairs, t, reasons] = await Promise.all([
    listLikelyOf(actor, file.id),
    getTranslations('duplicates.merge'),
    getTranslations('duplicates.likenesses'),
  ])
  const path = `/${slug}/gestion/dossiers/${file.number}/reunir`
  const problem = typed === null ? '' : t(typed === file.number ? 'sameText' : 'unknown')
  return (
    <Card className="grid gap-6">
      <section className="grid gap-3" aria-labelledby="ressemblants">
        <h2 id="ressemblants" className="text-xl">
          {t('likely', { name: `${file.firstName} ${file.lastName}` })}
        </h2>
        {pairs.length === 0 ? <p className="text-muted">{t('noLikely')}</p> : null}
        {pairs.length > 0 ? (
          <List>
            {pairs.map(({ other, likenesses }) => (
              <li key={other.id} className="flex flex-wrap items-center justify-between gap-4">
                <FaceLines slug={slug} face={other} />
                <Tags>
                  {likenesses.map((likeness) => (
                    <Tag key={likeness}>{reasons(likeness)}</Tag>
                  ))}
                </Tags>
                <LinkButton look="quiet" href={`${path}?avec=${other.number}`}>
                  {t('show')}
                </LinkButton>
              </li>
            ))}
          </List>
        ) : null}
      </section>
      <form action={path} className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1.5 font-medium">
          {t('number')}
          <input
            name="avec"
            inputMode="numeric"
            pattern="[0-9]{1,9}"
            required
            defaultValue={typed ?? ''}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'numero-inconnu' : undefined}
            className="min-h-11 w-40 rounded-s border border-line-strong bg-surface px-3 py-2"
          />
        </label>
        <Button type="submit" look="quiet">
          {t('show')}
        </Button>
        {problem ? (
          <p id="numero-inconnu" className="basis-full font-medium text-danger">
            {problem}
          </p>
        ) : null}
      </form>
    </Card>
  )
}
