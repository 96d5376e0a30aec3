import { cx } from '@/components/ui/cx'
import { Notice } from '@/components/ui/notice'

/** What the structure says to its members when they arrive; nothing when it says nothing ([2.F3]). */
export function HomeMessage({ text, className }: { text: string; className?: string }) {
  return text === '' ? null : <Notice className={cx('whitespace-pre-line', className)}>{text}</Notice>
}
