import { m } from '../../../i18n/compiled/messages';
import { type Sentence, sentence } from '../../../i18n/sentence';
import type { RequestedChange } from '../../../messages/change-list';

/** What a person is to do, as one sentence. */
export function changeSentence({ path, change }: Pick<RequestedChange, 'path' | 'change'>): Sentence {
  switch (change.kind) {
    case 'create':
      return sentence(m.change_create, { path });
    case 'rename':
      return sentence(m.change_rename, { path, name: [change.newName] });
    case 'restore':
      return change.newName === path.at(-1)
        ? sentence(m.change_restore, { path })
        : sentence(m.change_restore_as, { path, name: [change.newName] });
    case 'move':
      return change.underPath.length === 0
        ? sentence(m.change_move_to_top, { path, name: [change.newName] })
        : sentence(m.change_move, { path, parent: change.underPath, name: [change.newName] });
  }
}
