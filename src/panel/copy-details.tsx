import { Component, type JSX } from 'preact';
import type { PanelActions } from './panel-actions';
import { words } from './words';

export interface CopyDetailsProps {
  readonly copyDetails: PanelActions['copyDetails'];
  /** Whether it is a button by itself or an item of a menu. */
  readonly buttonProps: JSX.IntrinsicElements['button'];
}

/** Copies the codes behind what is shown, and says on itself whether that went well. */
export class CopyDetails extends Component<CopyDetailsProps, { readonly label: string }> {
  override state = { label: words.copyDetails };

  private readonly copy = async (event: Event) => {
    // The menu would close, and the answer with it.
    event.stopPropagation();
    const isCopied = await this.props.copyDetails();
    this.setState({ label: isCopied ? words.copied : words.notCopied });
  };

  render() {
    return (
      <button type="button" {...this.props.buttonProps} onClick={this.copy}>
        {this.state.label}
      </button>
    );
  }
}
