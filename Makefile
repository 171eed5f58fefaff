# One door for every check: make check. Only Go is needed; what else is used is installed here, pinned.

GOLANGCI_LINT_VERSION := v2.15.0
# Tools go beside the module, not into anybody's path; .tools is not in the repository.
LINT := .tools/golangci-lint-$(GOLANGCI_LINT_VERSION)

.PHONY: check format vet lint build platforms test bench clean

check: format vet lint build
	@echo "make check: everything is well"

format:
	@bad=$$(git ls-files -z '*.go' | xargs -0 -r gofmt -l); \
	if [ -n "$$bad" ]; then echo "not gofmt-ed:"; echo "$$bad"; exit 1; fi

vet:
	go vet ./...

lint: $(LINT)
	$(LINT) run --allow-serial-runners ./...

# A linter of the pinned version that is on the path already is used as it is.
$(LINT):
	@mkdir -p .tools
	@have=$$(command -v golangci-lint || true); \
	if [ -n "$$have" ] && "$$have" version --short 2>/dev/null | grep -qx "$(GOLANGCI_LINT_VERSION:v%=%)"; then \
		ln -sf "$$have" $@; \
	else \
		GOBIN=$(CURDIR)/.tools CGO_ENABLED=0 go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT_VERSION) && \
		mv .tools/golangci-lint $@; \
	fi

# The static binary without cgo.
build:
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o dist/redress ./

# Every platform that is released for; some minutes each when nothing is cached.
platforms:
	@for target in linux/amd64 linux/arm64 darwin/arm64 windows/amd64; do \
		echo "$$target"; \
		CGO_ENABLED=0 GOOS=$${target%/*} GOARCH=$${target#*/} go build -trimpath -ldflags="-s -w" -o dist/redress-$${target%/*}-$${target#*/} ./ || exit 1; \
	done

test:
	go test ./...

# Each with the number of cases that it has when it is not told another; BENCHMARKS.md says which commands say more.
bench:
	go test -timeout=0 -run='^$$' -bench=. -benchmem ./casework/... ./store/... ./configs/... ./bot/... .

clean:
	rm -rf dist .tools

# How well messages are understood that were kept apart while understanding was built: by role.
.PHONY: talk-report
talk-report:
	@go test -count=1 -run='^TestReport$$' -v ./bot/talk/words | grep -v '^=== '
