import { Component, type ComponentChildren } from 'preact';

export interface TickingProps {
  /** What to add to the local clock to get the one that is drawn by. */
  readonly clockSkewMs?: number;
  /** @param now epoch ms */
  readonly draw: (now: number) => ComponentChildren;
}

/** Draws again at each full second, so that all that ticks in the panel ticks together. */
export class Ticking extends Component<TickingProps> {
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly tick = () => {
    this.timer = setTimeout(this.tick, 1_000 - (Date.now() % 1_000));
    this.setState({});
  };

  override componentDidMount() {
    this.tick();
  }

  override componentWillUnmount() {
    clearTimeout(this.timer);
  }

  render() {
    const { clockSkewMs = 0, draw } = this.props;
    return draw(Date.now() + clockSkewMs);
  }
}
