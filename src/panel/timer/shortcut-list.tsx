import { m } from '../../i18n/compiled/messages';
import { Button } from '../../ui/button';
import type { TimerParts } from './time-intents';
import { closeBox } from './timer-presses';
import { useBoxFocus } from './use-box-focus';

/** Which keys do what, while the focus is in the panel. */
export function ShortcutList(parts: TimerParts) {
  const box = useBoxFocus<HTMLDivElement>();
  const close = () => closeBox(parts);
  const keys = [
    ['s', m.timer_shortcut_start_stop()],
    ...(parts.timer.mayManage ? [['l', m.timer_log()]] : []),
    ['?', m.timer_shortcut_help()],
    [m.timer_key_escape(), m.timer_shortcut_close()],
  ];
  return (
    <div class="box" ref={box}>
      <h3>{m.timer_shortcuts()}</h3>
      <dl class="shortcuts">
        {keys.map(([key, words]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </>
        ))}
      </dl>
      <p class="muted">{m.timer_shortcuts_help()}</p>
      <p class="buttons">
        <Button onClick={close}>{m.fix_close()}</Button>
        <Button kind="plain" onClick={() => parts.actions.sendRequest({ type: 'openHelp' })}>
          {m.panel_help()}
        </Button>
      </p>
    </div>
  );
}
