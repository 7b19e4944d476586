export interface ErrorBody {
  code: string;
  message: string;
  data: Record<string, unknown> | number | null;
  additional_errors?: never[];
}

/** A refusal in WordPress's shape; without a status in its data WordPress answers 500. */
export class RestError extends Error {
  readonly code: string;
  readonly data: Record<string, unknown> | null;

  constructor(code: string, message: string, data: Record<string, unknown> | number | null) {
    super(message);
    this.code = code;
    this.data = typeof data === "number" ? { status: data } : data;
  }

  get status(): number {
    return typeof this.data?.status === "number" ? this.data.status : 500;
  }

  toBody(): ErrorBody {
    return { code: this.code, message: this.message, data: this.data };
  }
}

/** A refusal whose data is a bare number, which WordPress does not read as a status: it answers 500 then. */
export class BareRestError extends RestError {
  constructor(
    code: string,
    message: string,
    private readonly number: number,
  ) {
    super(code, message, null);
  }

  override toBody(): ErrorBody {
    return { ...super.toBody(), data: this.number };
  }
}

/** PHP gave up: the request ends here, and what it did before stays done. */
export class PhpFatal extends Error {
  toBody(): ErrorBody {
    return {
      code: "internal_server_error",
      message:
        "<p>There has been a critical error on this website.</p>" +
        '<p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>',
      data: {
        status: 500,
        error: { type: 1, message: this.message, file: "wp-includes/plugin.php", line: 1 },
      },
      additional_errors: [],
    };
  }
}
