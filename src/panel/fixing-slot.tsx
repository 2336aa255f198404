import { Component } from 'preact';
import { Button } from '../ui/button';
import { type FixItemsProps, type FixingGlobal, type FixSectionProps, fixingKey } from './fixing-script';
import type { PanelActions } from './panel-actions';
import { words } from './words';

const world: FixingGlobal = globalThis;

export interface FixingSlotProps extends FixSectionProps {
  readonly actions: PanelActions;
}

/** Where `fixing.js` draws: has it brought in with the first drawing, and says so while it is not there. */
export class FixingSlot extends Component<FixingSlotProps, { readonly hasFailed: boolean }> {
  private readonly load = () => {
    this.setState({ hasFailed: false });
    void this.props.actions.loadFixing().then(() => this.setState({ hasFailed: true }));
  };

  override componentDidMount() {
    this.load();
  }

  render() {
    const script = world[fixingKey];
    if (script !== undefined) return <script.Fixing {...this.props} />;
    if (!this.state.hasFailed) return <p>{words.loading}</p>;
    return (
      <p role="alert">
        {words.fixingNotLoaded} <Button onClick={this.load}>{words.retry}</Button>
      </p>
    );
  }
}

/** What `fixing.js` adds to the menu, once it is there. */
export function FixItemsSlot(props: FixItemsProps) {
  const script = world[fixingKey];
  return script ? <script.FixItems {...props} /> : null;
}
