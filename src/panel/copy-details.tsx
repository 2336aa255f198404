import { Component } from 'preact';
import type { PanelActions } from './panel-actions';
import { words } from './words';

export interface CopyDetailsProps {
  readonly copyDetails: PanelActions['copyDetails'];
  readonly isMenuItem?: boolean;
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
      <button
        type="button"
        {...(this.props.isMenuItem ? { role: 'menuitem', tabIndex: -1 } : { class: 'button plain' })}
        onClick={this.copy}
      >
        {this.state.label}
      </button>
    );
  }
}
